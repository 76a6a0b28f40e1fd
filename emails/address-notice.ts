import type { LetterContent } from "./content";
import { greeting, happening } from "./content";
import { slot } from "./template";
import type { LetterLocale } from "./texts";
import { textsOf } from "./texts";

/** Tells the old address that a new one was named, while there is time to stop it. */
export function addressNotice(locale: LetterLocale): LetterContent {
  const text = textsOf(locale, "addressNotice");
  return {
    subject: text("subject"),
    preview: text("preview"),
    heading: text("heading"),
    lead: [greeting(locale), text("lead")],
    button: text("button"),
    facts: [{ label: text("newAddress"), value: slot("newAddress") }, ...happening(locale)],
    aside: text("aside"),
    why: text("why"),
    secret: false,
  };
}
