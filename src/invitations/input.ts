import { z } from "zod";
import { LANGUAGES, personName } from "@/accounts/input";

/** The claim's questions about the person: the name where none is known yet, and the language. */
export const aboutYou = z.object({
  firstName: personName.optional(),
  lastName: personName.optional(),
  language: z.enum(LANGUAGES).optional(),
});

/** What an admin may write into a message as `{firstName}`; the letters fill the same ones (a test compares). */
export const MERGE_FIELDS = [
  "firstName",
  "lastName",
  "fullName",
  "organization",
  "expiresOn",
  "inviter",
] as const;

/** Text with merge fields: one that does not exist is refused here, where it is typed, by its name. */
export const withFields = (most: number, fields: readonly string[] = MERGE_FIELDS) =>
  z
    .string()
    .trim()
    .max(most, "too-long")
    .superRefine((text, context) => {
      const names = [...text.matchAll(/\{([^{}]*)\}/g)].map((match) => match[1] ?? "");
      const unknown = names.find((name) => !fields.includes(name));
      if (unknown !== undefined)
        context.addIssue({
          code: "custom",
          message: "wording-unknown-field",
          params: { field: unknown },
        });
    });

/** A message of the admin's own; an empty part leaves the default one. */
export const wordingInput = z.object({ subject: withFields(200), body: withFields(5_000) });
