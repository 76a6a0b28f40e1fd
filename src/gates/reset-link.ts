import type { LinkGate } from "./link";
import { linkGate } from "./link";

/** The door of /reset/<token>: undefined for whatever we did not make ourselves. */
export const resetLinkGate = (token: string): Promise<LinkGate | undefined> =>
  linkGate("reset", token);
