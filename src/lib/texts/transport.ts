import { env } from "../env";

/** Whether a text can leave this installation at all, or lie in its local mailbox. */
export const canTextsLeave = (): boolean => env.TEXT_TRANSPORT !== "none";

/** Whether texts stay on this machine: they cost nobody anything. */
export const textsStay = (): boolean => env.TEXT_TRANSPORT === "local";

/** How many texts may leave in a day for all organisations together that are not trusted yet. */
export const textBudget = (): number => env.TEXT_BUDGET;
