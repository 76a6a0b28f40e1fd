import type { LetterContent, Place } from "./content";
import { greeting } from "./content";
import type { LetterLocale } from "./texts";
import { textsOf } from "./texts";

/** Where an address belongs to: each organisation with the address of its sign-in. Sent by the installation itself. */
export function findOrganization(locale: LetterLocale, places: readonly Place[]): LetterContent {
  const text = textsOf(locale, "findOrganization");
  return {
    subject: text("subject"),
    preview: text("preview"),
    heading: text("heading"),
    lead: [greeting(locale), text("lead")],
    button: text(places.length === 1 ? "buttonOne" : "button"),
    facts: places.map(({ name, href }) => ({ label: name, value: href, href })),
    why: text("why"),
    secret: false,
  };
}
