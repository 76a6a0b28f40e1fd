import type { LetterContent } from "./content";
import { addressAndEnd, greeting } from "./content";
import type { LetterLocale } from "./texts";
import { textsOf } from "./texts";

/** Proves the new address of an account, to whoever reads that mailbox. */
export function addressChange(locale: LetterLocale): LetterContent {
  const text = textsOf(locale, "addressChange");
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
