import type { LetterContent } from "./content";
import { addressAndEnd } from "./content";
import { either } from "./template";
import type { LetterLocale } from "./texts";
import { textsOf } from "./texts";

/** A later sending of an invitation: its link is a new one, and the earlier ones are dead. */
export function reminder(locale: LetterLocale): LetterContent {
  const text = textsOf(locale, "reminder");
  return {
    subject: text("subject"),
    preview: text("preview"),
    heading: either("firstName", text("heading"), text("headingNameless")),
    lead: [either("inviter", text("lead"), text("leadNoInviter"))],
    button: text("button"),
    facts: addressAndEnd(locale),
    // nobody's own words take its place
    aside: text("newLink"),
    why: text("why"),
    secret: true,
  };
}
