import type { LetterContent } from "./content";
import { greeting, happening } from "./content";
import { slot } from "./template";
import type { LetterLocale } from "./texts";
import { textsOf } from "./texts";

/** What the letters to somebody whose own standing changed have in common. */
function standing(
  locale: LetterLocale,
  section: "ownershipGiven" | "ownershipReceived" | "accountLeft",
): Omit<LetterContent, "facts"> {
  const text = textsOf(locale, section);
  return {
    subject: text("subject"),
    preview: text("preview"),
    heading: text("heading"),
    lead: [greeting(locale), text("lead")],
    button: text("button"),
    why: text("why"),
    secret: false,
  };
}

/** Tells who handed the organisation over that they did, so that a thief is noticed. It names nobody else. */
export const ownershipGiven = (locale: LetterLocale): LetterContent => ({
  ...standing(locale, "ownershipGiven"),
  facts: happening(locale),
  aside: textsOf(locale, "ownershipGiven")("aside"),
});

/** Tells somebody that the organisation was handed over to them. */
export const ownershipReceived = (locale: LetterLocale): LetterContent => ({
  ...standing(locale, "ownershipReceived"),
  facts: [{ label: textsOf(locale, "shared")("when"), value: slot("happenedAt") }],
});

/** Confirms to who left the organisation that their account is closed, and says who can open it again. */
export const accountLeft = (locale: LetterLocale): LetterContent => ({
  ...standing(locale, "accountLeft"),
  facts: happening(locale),
  aside: textsOf(locale, "accountLeft")("aside"),
});
