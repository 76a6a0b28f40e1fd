import { z } from "zod";
import { LANGUAGES, line } from "@/accounts/input";
import { DECLINE_REASONS } from "./rules";

/** The claim's questions about the person: the name where none is known yet, and the language. */
export const aboutYou = z.object({
  firstName: line(100).optional(),
  lastName: line(100).optional(),
  language: z.enum(LANGUAGES).optional(),
});

export const declineInput = z.object({ reason: z.enum(DECLINE_REASONS).catch("not-wanted") });

/** A message of the admin's own, or none: then the default goes out. Unknown merge fields are refused where it is typed. */
export const wordingInput = z.object({
  subject: z.string().trim().max(200, "too-long"),
  body: z.string().trim().max(5_000, "too-long"),
});
