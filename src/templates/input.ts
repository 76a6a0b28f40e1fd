import { z } from "zod";
import { LANGUAGES } from "@/accounts/input";
import { withFields } from "@/invitations/input";
import type { TemplateLetter } from "./rules";
import { fieldsOf, TEMPLATE_LETTERS } from "./rules";

/** Which letter in which language. */
export const templateKey = z.object({
  letter: z.enum(TEMPLATE_LETTERS),
  locale: z.enum(LANGUAGES),
});
export type TemplateKey = z.output<typeof templateKey>;

/** An organisation's own words for a letter; an empty part leaves the built-in one. */
export const templateWording = (letter: TemplateLetter) =>
  z.object({
    subject: withFields(200, fieldsOf(letter)),
    body: withFields(5_000, fieldsOf(letter)),
  });
