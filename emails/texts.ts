import en from "./messages/en.json";
import fr from "./messages/fr.json";
import { slot } from "./template";

/** A language of the letters is one file of this shape in messages/, and one line here. */
type Texts = typeof en;

const LETTER_TEXTS = { en, fr } satisfies Record<string, Texts>;

export type LetterLocale = keyof typeof LETTER_TEXTS;

export const LETTER_LOCALES: readonly LetterLocale[] = ["en", "fr"];

/** The language a letter is written in for a reader of `language`: that one if there are texts, else English. */
export function letterLocale(language: string | null): LetterLocale {
  const wanted = (language ?? "").toLowerCase();
  const exact = LETTER_LOCALES.find((locale) => locale.toLowerCase() === wanted);
  const primary = wanted.split("-")[0];
  return exact ?? LETTER_LOCALES.find((locale) => locale.split("-")[0] === primary) ?? "en";
}

export const LINK_START = "\uE002";
export const LINK_END = "\uE003";

/** The text with marks for its fields and for its one link; letters count nothing, so no plural forms are needed. */
function marked(text: string): string {
  return text
    .replace(/\{(\w+)\}/g, (_, field: string) => slot(field))
    .replace("<link>", LINK_START)
    .replace("</link>", LINK_END);
}

type Section = keyof Texts;

/** The texts of one part of the letters in one language, by key. */
export function textsOf<S extends Section>(
  locale: LetterLocale,
  section: S,
): (key: keyof Texts[S] & string) => string {
  const texts: Readonly<Record<string, string>> = LETTER_TEXTS[locale][section];
  return (key) => marked(texts[key] ?? "");
}
