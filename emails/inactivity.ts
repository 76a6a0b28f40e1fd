import type { LetterContent } from "./content";
import { greeting } from "./content";
import { slot } from "./template";
import type { LetterLocale } from "./texts";
import { textsOf } from "./texts";

/** Tells somebody who stays away when their account is suspended, and what keeps it. */
export function inactivity(locale: LetterLocale): LetterContent {
  const text = textsOf(locale, "inactivity");
  return {
    subject: text("subject"),
    preview: text("preview"),
    heading: text("heading"),
    lead: [greeting(locale), text("lead")],
    button: text("button"),
    facts: [
      { label: textsOf(locale, "shared")("address"), value: slot("address") },
      { label: text("suspendedOn"), value: slot("expiresOn") },
    ],
    why: text("why"),
    secret: false,
  };
}
