import type { LinkGate } from "./link";
import { linkGate } from "./link";

/** The door of /claim/<token>: undefined for whatever we did not make ourselves. Whether it still counts, verbs tell. */
export const claimLinkGate = (token: string): Promise<LinkGate | undefined> =>
  linkGate("claim", token);
