import { inOrg } from "@/lib/in-org";
import type { OrgTx, Scope } from "@/lib/org";
import { directoryDigest } from "@/lib/secrets";
import type { LiveSession } from "@/sessions/queries";
import { readLiveSession } from "@/sessions/queries";
import { browserScopes, readBrowserId } from "./browser";

/** Who is signed in to this organisation in this browser: for pages that show it and let nobody in because of it. */
export async function readSignedIn(tx: OrgTx): Promise<LiveSession | undefined> {
  const browserId = await readBrowserId();
  return browserId ? readLiveSession(tx, directoryDigest(browserId)) : undefined;
}

/** Somebody signed in to another organisation in this browser, if there is one. */
export async function findSignedInElsewhere(scope: Scope): Promise<LiveSession | undefined> {
  const browserId = await readBrowserId();
  if (!browserId) return undefined;
  const scopes = await browserScopes(browserId, scope.origin);
  for (const other of scopes.filter(({ org }) => org !== scope.org)) {
    const session = await inOrg(other, readSignedIn, "page");
    if (session) return session;
  }
  return undefined;
}
