import type { LetterContent } from "./content";
import { greeting, happening } from "./content";
import type { LetterLocale } from "./texts";
import { textsOf } from "./texts";

/** Tells a person that their password is a new one, so that a thief is noticed. */
export function passwordChanged(locale: LetterLocale): LetterContent {
  const text = textsOf(locale, "passwordChanged");
  return {
    subject: text("subject"),
    preview: text("preview"),
    heading: text("heading"),
    lead: [greeting(locale), text("lead")],
    button: text("button"),
    facts: happening(locale),
    aside: text("aside"),
    why: text("why"),
    secret: false,
  };
}
