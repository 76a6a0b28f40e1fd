import type { LetterContent } from "./content";
import { greeting, happening } from "./content";
import { slot } from "./template";
import type { LetterLocale } from "./texts";
import { textsOf } from "./texts";

/** Tells by mail, where no old number can be texted, that a new mobile was named, while there is time to stop it. */
export function mobileNotice(locale: LetterLocale): LetterContent {
  const [text, address] = [textsOf(locale, "mobileNotice"), textsOf(locale, "addressNotice")];
  return {
    subject: text("subject"),
    preview: address("preview"),
    heading: text("heading"),
    lead: [greeting(locale), text("lead")],
    button: address("button"),
    facts: [{ label: text("newNumber"), value: slot("newAddress") }, ...happening(locale)],
    aside: address("aside"),
    why: text("why"),
    secret: false,
  };
}

/** Tells that the mobile is gone from the account, so that a thief is noticed. */
export function mobileRemoved(locale: LetterLocale): LetterContent {
  const [text, password] = [textsOf(locale, "mobileRemoved"), textsOf(locale, "passwordChanged")];
  return {
    subject: text("subject"),
    preview: password("preview"),
    heading: text("heading"),
    lead: [greeting(locale), text("lead")],
    button: password("button"),
    facts: happening(locale),
    aside: password("aside"),
    why: text("why"),
    secret: false,
  };
}
