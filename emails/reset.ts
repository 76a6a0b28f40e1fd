import type { LetterContent } from "./content";
import { addressAndEnd, greeting } from "./content";
import type { LetterLocale } from "./texts";
import { textsOf } from "./texts";

/** The way to a new password, for those who asked for one. */
export function reset(locale: LetterLocale): LetterContent {
  const text = textsOf(locale, "reset");
  return {
    subject: text("subject"),
    preview: text("preview"),
    heading: text("heading"),
    lead: [greeting(locale), text("lead")],
    button: text("button"),
    facts: addressAndEnd(locale),
    why: text("why"),
    secret: true,
  };
}
