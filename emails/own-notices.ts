import type { Fact, LetterContent } from "./content";
import { greeting, happening } from "./content";
import { either, slot } from "./template";
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

/** Who the organisation went to, or came from. */
const other = (locale: LetterLocale, section: "ownershipGiven" | "ownershipReceived"): Fact => ({
  label: textsOf(locale, section)("other"),
  value: either("other", slot("other"), textsOf(locale, "shared")("unknown")),
});

/** Tells who handed the organisation over that they did, and to whom, so that a thief is noticed. */
export const ownershipGiven = (locale: LetterLocale): LetterContent => ({
  ...standing(locale, "ownershipGiven"),
  facts: [other(locale, "ownershipGiven"), ...happening(locale)],
  aside: textsOf(locale, "ownershipGiven")("aside"),
});

/** Tells somebody that the organisation was handed over to them, and by whom. */
export const ownershipReceived = (locale: LetterLocale): LetterContent => ({
  ...standing(locale, "ownershipReceived"),
  facts: [
    other(locale, "ownershipReceived"),
    { label: textsOf(locale, "shared")("when"), value: slot("happenedAt") },
  ],
});

/** Confirms to who left the organisation that their account is closed, and says who can open it again. */
export const accountLeft = (locale: LetterLocale): LetterContent => ({
  ...standing(locale, "accountLeft"),
  facts: happening(locale),
  aside: textsOf(locale, "accountLeft")("aside"),
});
