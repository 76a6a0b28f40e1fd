import { headers } from "next/headers";
import { mintScope } from "@/lib/mint-scope";
import { SYSTEM_ORG } from "@/lib/org";
import type { LinkGate } from "./link";
import { linkGate } from "./link";
import { originOf } from "./origin";

const NOWHERE = "00000000-0000-4000-8000-000000000001";

/** The door of /claim/<token>: undefined for whatever we did not make ourselves. Whether it still counts, verbs tell. */
export const claimLinkGate = (token: string): Promise<LinkGate | undefined> =>
  linkGate("claim", token);

/**
 * The same door for pages. What we did not make leads into an empty room by the same road, so that nothing, not even
 * time, tells it from a link that is worth nothing any more.
 */
export async function claimPageGate(token: string): Promise<LinkGate> {
  const empty = mintScope(SYSTEM_ORG, { kind: "invitee" }, originOf(await headers()));
  return (await claimLinkGate(token)) ?? { scope: empty, row: NOWHERE };
}
