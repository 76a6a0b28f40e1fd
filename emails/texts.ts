import de from "./messages/de.json";
import en from "./messages/en.json";
import es from "./messages/es.json";
import fr from "./messages/fr.json";
import it from "./messages/it.json";
import ja from "./messages/ja.json";
import nl from "./messages/nl.json";
import pt from "./messages/pt-BR.json";
import th from "./messages/th.json";
import zh from "./messages/zh-CN.json";
import { slot } from "./template";

/** A language of the letters is one file of this shape in messages/, and one line here. */
type Texts = typeof en;

export const LETTER_LOCALES = [
  "en",
  "fr",
  "de",
  "nl",
  "es",
  "it",
  "pt-BR",
  "zh-CN",
  "ja",
  "th",
] as const;

export type LetterLocale = (typeof LETTER_LOCALES)[number];

/** Where people write the family name first. */
export const FAMILY_NAME_FIRST: ReadonlySet<string> = new Set(["ja", "zh-CN"]);

const LETTER_TEXTS: Readonly<Record<LetterLocale, Texts>> = {
  en,
  fr,
  de,
  nl,
  es,
  it,
  "pt-BR": pt,
  "zh-CN": zh,
  ja,
  th,
};

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

/** One part of the texts as it stands in its file. */
export const rawTexts = <S extends Section>(locale: LetterLocale, section: S): Texts[S] =>
  LETTER_TEXTS[locale][section];

/** The texts of one part of the letters in one language, by key. */
export function textsOf<S extends Section>(
  locale: LetterLocale,
  section: S,
): (key: keyof Texts[S] & string) => string {
  const texts: Readonly<Record<string, string>> = LETTER_TEXTS[locale][section];
  return (key) => marked(texts[key] ?? "");
}
