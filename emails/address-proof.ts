import type { LetterContent } from "./content";
import { addressAndEnd } from "./content";
import { either } from "./template";
import type { LetterLocale } from "./texts";
import { textsOf } from "./texts";

/** A mail that proves an address, as these texts say. */
const proof =
  (texts: "addressProof" | "joinProof", lead: (locale: LetterLocale) => string) =>
  (locale: LetterLocale): LetterContent => {
    const text = textsOf(locale, texts);
    return {
      subject: text("subject"),
      preview: text("preview"),
      heading: text("heading"),
      lead: [textsOf(locale, "shared")("helloNameless"), lead(locale)],
      button: text("button"),
      facts: addressAndEnd(locale),
      why: text("why"),
      secret: true,
    };
  };

/**
 * Prove the address of whoever signs an organisation up, and of whoever wants in by an organisation's open link. They go to
 * mailboxes that nobody has vouched for, so they carry no word that was typed: a stranger could send anybody anything in our
 * name or the organisation's.
 */
export const addressProof = proof("addressProof", (locale) =>
  textsOf(locale, "addressProof")("lead"),
);
/** Where an admin lets people in, it does not promise an account. */
export const joinProof = proof("joinProof", (locale) => {
  const text = textsOf(locale, "joinProof");
  return either("approval", text("leadAsk"), text("lead"));
});
