import { env } from "../env";

/** Whether a text can leave this installation at all, or lie in its local mailbox. */
export const canTextsLeave = (): boolean => env.TEXT_TRANSPORT !== "none";
