import { either, slot } from "./template";
import type { LetterLocale } from "./texts";
import { textsOf } from "./texts";

/** What a letter says, in marked text; how it looks is the layout's affair, in HTML and in plain text alike. */
export interface LetterContent {
  subject: string;
  /** What an inbox shows beside the subject. */
  preview: string;
  heading: string;
  lead: readonly string[];
  button: string;
  facts: readonly Fact[];
  /** After the facts; may hold a link to `notMeLink`. */
  aside?: string;
  /** Why this mail came; may hold a link to `notMeLink`. */
  why: string;
  /** The link opens the account: say that it is not to be passed on. */
  secret: boolean;
}

export interface Fact {
  label: string;
  value: string;
  /** The value is the address of a page. */
  href?: string;
}

/** An organisation that a letter names, with a page of it. */
export interface Place {
  name: string;
  href: string;
}

export const greeting = (locale: LetterLocale): string => {
  const shared = textsOf(locale, "shared");
  return either("firstName", shared("hello"), shared("helloNameless"));
};

/** The address the letter went to and until when its link works. */
export const addressAndEnd = (locale: LetterLocale): Fact[] => {
  const shared = textsOf(locale, "shared");
  return [
    { label: shared("address"), value: slot("address") },
    { label: shared("validUntil"), value: slot("expiresOn") },
  ];
};

/** What happened to the account: on which device, from where, when. */
export const happening = (locale: LetterLocale): Fact[] => {
  const shared = textsOf(locale, "shared");
  const orUnknown = (field: string): string => either(field, slot(field), shared("unknown"));
  return [
    { label: shared("device"), value: orUnknown("device") },
    { label: shared("origin"), value: orUnknown("origin") },
    { label: shared("when"), value: slot("happenedAt") },
  ];
};
