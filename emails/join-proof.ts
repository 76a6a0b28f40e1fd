import type { LetterContent } from "./content";
import { addressAndEnd } from "./content";
import type { LetterLocale } from "./texts";
import { textsOf } from "./texts";

/**
 * Proves the address of whoever wants in by an organisation's open link. It goes to a mailbox that nobody has vouched for, so
 * it carries no word that was typed: a stranger could send anybody anything in the organisation's name.
 */
export function joinProof(locale: LetterLocale): LetterContent {
  const text = textsOf(locale, "joinProof");
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
