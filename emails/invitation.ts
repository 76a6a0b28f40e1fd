import type { LetterContent } from "./content";
import { addressAndEnd } from "./content";
import { either } from "./template";
import type { LetterLocale } from "./texts";
import { textsOf } from "./texts";

/** The mail by which a person learns of their account and claims it. */
export function invitation(locale: LetterLocale): LetterContent {
  const text = textsOf(locale, "invitation");
  return {
    subject: text("subject"),
    preview: text("preview"),
    heading: either("firstName", text("heading"), text("headingNameless")),
    lead: [either("inviter", text("lead"), text("leadNoInviter"))],
    button: text("button"),
    facts: addressAndEnd(locale),
    why: text("why"),
    secret: true,
  };
}

/** Of one sent again: that the link of the mail before is dead. */
export const replaced = (locale: LetterLocale): string => textsOf(locale, "reminder")("newLink");
