import { headers } from "next/headers";
import { mintScope } from "@/lib/mint-scope";
import type { Scope } from "@/lib/org";
import type { TokenKind } from "@/lib/secrets";
import { readToken } from "@/lib/secrets";
import { originOf } from "./origin";

/** A holder of a link, in the organisation that the link names. `row` is the send (or flow) it was derived from. */
export type LinkGate = { scope: Scope; row: string };

/** Verifies the link's MAC before anything else: a wrong one costs no look into the database and no hash. */
export async function linkGate(kind: TokenKind, token: string): Promise<LinkGate | undefined> {
  const read = readToken(kind, token);
  if (!read) return undefined;
  return {
    scope: mintScope(read.org, { kind: "invitee" }, originOf(await headers())),
    row: read.row,
  };
}

/** The door of /reset/<token>: undefined for whatever we did not make ourselves. */
export const resetLinkGate = (token: string): Promise<LinkGate | undefined> =>
  linkGate("reset", token);

/** The door of /unsubscribe/<token>. */
export const unsubscribeLinkGate = (token: string): Promise<LinkGate | undefined> =>
  linkGate("unsubscribe", token);

/** The door of /address/<token>. */
export const addressLinkGate = (token: string): Promise<LinkGate | undefined> =>
  linkGate("address", token);

/** The door of /join/<token>: anybody may hold the link that an organisation posted. */
export const joinLinkGate = (token: string): Promise<LinkGate | undefined> =>
  linkGate("join", token);

/** The door of /entry/<token>: who reads the mailbox that the open link's mail went to. */
export const entryLinkGate = (token: string): Promise<LinkGate | undefined> =>
  linkGate("entry", token);
