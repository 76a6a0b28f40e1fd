import type { LetterContent } from "./content";
import { addressAndEnd } from "./content";
import type { LetterLocale } from "./texts";
import { textsOf } from "./texts";

/**
 * Proves the address of whoever signs an organisation up. It goes to a mailbox that nobody has vouched for, so it carries no
 * word that was typed: a stranger could send anybody anything in our name.
 */
export function addressProof(locale: LetterLocale): LetterContent {
  const text = textsOf(locale, "addressProof");
  return {
    subject: text("subject"),
    preview: text("preview"),
    heading: text("heading"),
    lead: [textsOf(locale, "shared")("helloNameless"), text("lead")],
    button: text("button"),
    facts: addressAndEnd(locale),
    why: text("why"),
    secret: true,
  };
}
