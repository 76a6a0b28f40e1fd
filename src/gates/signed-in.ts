import { headers } from "next/headers";
import { cache } from "react";
import { inOrg } from "@/lib/in-org";
import { mintScope } from "@/lib/mint-scope";
import type { OrgTx, Permission, Scope } from "@/lib/org";
import { directoryDigest } from "@/lib/secrets";
import type { LiveSession } from "@/sessions/queries";
import { readLiveSession } from "@/sessions/queries";
import { browserScopes, readBrowserId } from "./browser";
import { originOf } from "./origin";
import type { SessionGate } from "./session";

/** Who is signed in to this organisation in this browser: for pages that show it and let nobody in because of it. */
export async function readSignedIn(tx: OrgTx): Promise<LiveSession | undefined> {
  const browserId = await readBrowserId();
  return browserId ? readLiveSession(tx, directoryDigest(browserId)) : undefined;
}

/** A session of this browser: whose it is, and the scope in which they act. */
export type SignedIn = {
  scope: Scope;
  name: string;
  slug: string;
  timeZone: string;
  person: Pick<LiveSession, "firstName" | "lastName" | "email" | "login">;
  permissions: readonly Permission[];
};

const ofGate = ({ scope, org, account, permissions }: SessionGate): SignedIn => ({
  scope,
  name: org.name,
  slug: org.slug,
  timeZone: org.timeZone,
  person: account,
  permissions,
});

function ofSession(session: LiveSession, { org, origin }: Scope): SignedIn {
  const { accountId: id, permissions, orgName: name, slug, timeZone } = session;
  const scope = mintScope(org, { kind: "account", id, permissions }, origin);
  return { scope, name, slug, timeZone, person: session, permissions };
}

/**
 * Every organisation that this browser is signed in to, by name. Read once a request; the one whose door the request has
 * passed is not asked again.
 */
export const findSessions = cache(async (passed?: SessionGate): Promise<SignedIn[]> => {
  const browserId = await readBrowserId();
  if (!browserId) return [];
  const found: SignedIn[] = passed ? [ofGate(passed)] : [];
  for (const other of await browserScopes(browserId, originOf(await headers()))) {
    if (other.org === passed?.scope.org) continue;
    const session = await inOrg(other, readSignedIn, "page");
    if (session) found.push(ofSession(session, other));
  }
  return found.toSorted((a, b) => a.name.localeCompare(b.name));
});

/** Somebody signed in to another organisation in this browser, if there is one. */
export async function findSignedInElsewhere(scope: Scope): Promise<SignedIn | undefined> {
  const sessions = await findSessions();
  return sessions.find((other) => other.scope.org !== scope.org);
}
