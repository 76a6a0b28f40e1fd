import { z } from "zod";

/** The id of a session, as a form names it. */
export const sessionChoice = z.uuid();
