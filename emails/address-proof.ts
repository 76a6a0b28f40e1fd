import type { LetterContent } from "./content";
import { addressAndEnd, greeting } from "./content";
import type { LetterLocale } from "./texts";
import { textsOf } from "./texts";

/** Proves the address of whoever signs an organisation up. */
export function addressProof(locale: LetterLocale): LetterContent {
  const text = textsOf(locale, "addressProof");
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
