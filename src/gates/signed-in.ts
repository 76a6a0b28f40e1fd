import { headers } from "next/headers";
import { cache } from "react";
import { inOrg } from "@/lib/in-org";
import { mintScope } from "@/lib/mint-scope";
import type { OrgTx, Scope } from "@/lib/org";
import { directoryDigest } from "@/lib/secrets";
import type { LiveSession } from "@/sessions/queries";
import { readLiveSession } from "@/sessions/queries";
import { browserScopes, readBrowserId } from "./browser";
import { originOf } from "./origin";

/** Who is signed in to this organisation in this browser: for pages that show it and let nobody in because of it. */
export async function readSignedIn(tx: OrgTx): Promise<LiveSession | undefined> {
  const browserId = await readBrowserId();
  return browserId ? readLiveSession(tx, directoryDigest(browserId)) : undefined;
}

/** A session of this browser, and the scope in which its person acts. */
export type SignedIn = { scope: Scope; session: LiveSession };

/** Every organisation that this browser is signed in to, by name. Read once a request. */
export const findSessions = cache(async (): Promise<SignedIn[]> => {
  const browserId = await readBrowserId();
  if (!browserId) return [];
  const origin = originOf(await headers());
  const found: SignedIn[] = [];
  for (const other of await browserScopes(browserId, origin)) {
    const session = await inOrg(other, readSignedIn, "page");
    if (!session) continue;
    const { accountId: id, permissions } = session;
    found.push({
      session,
      scope: mintScope(other.org, { kind: "account", id, permissions }, origin),
    });
  }
  return found.toSorted((a, b) => a.session.orgName.localeCompare(b.session.orgName));
});

/** Somebody signed in to another organisation in this browser, if there is one. */
export async function findSignedInElsewhere(scope: Scope): Promise<LiveSession | undefined> {
  const sessions = await findSessions();
  return sessions.find((other) => other.scope.org !== scope.org)?.session;
}
