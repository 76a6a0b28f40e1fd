// What a text is made of: its placeholders and tags, its plural forms and the wording between them.
import { parse, TYPE } from "@formatjs/icu-messageformat-parser";

const KINDS = Object.fromEntries(Object.entries(TYPE).map(([name, kind]) => [kind, name]));

function inspect(elements, found) {
  for (const element of elements) {
    if (element.type === TYPE.literal) found.words += element.value;
    else if (element.type !== TYPE.pound) {
      found.places.add(`${KINDS[element.type]} ${element.value}`);
    }
    if (element.type === TYPE.plural) {
      found.plurals.push({ type: element.pluralType, forms: Object.keys(element.options) });
    }
    for (const option of Object.values(element.options ?? {})) inspect(option.value, found);
    if (element.children) inspect(element.children, found);
  }
  return found;
}

/** Names and kinds of the placeholders, those inside plural forms and tags too. Throws where the text is broken. */
export function understand(text) {
  const found = inspect(parse(text), { places: new Set(), words: "", plurals: [] });
  return { ...found, places: [...found.places].sort().join(", ") };
}

/** The plural forms that whole numbers of a language take; from a million on, "other" reads well in all of ours. */
export function formsOf(locale, type) {
  const rules = new Intl.PluralRules(locale, { type });
  return new Set(Array.from({ length: 1001 }, (_, count) => rules.select(count)));
}

/** Of each language that is not written in Latin letters: what it is written in. */
const SCRIPTS = {
  ja: /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u,
  th: /\p{Script=Thai}/u,
  "zh-CN": /\p{Script=Han}/u,
};
const FOREIGN = {
  ja: /(?![\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}\p{Script=Latin}ー])\p{L}/u,
  th: /(?![\p{Script=Thai}\p{Script=Latin}])\p{L}/u,
  "zh-CN": /(?![\p{Script=Han}\p{Script=Latin}])\p{L}/u,
};
const NOT_LATIN = /(?!\p{Script=Latin})\p{L}/u;

/** What is wrong with the writing of these words in this language, if anything. */
export function scriptFault(locale, words) {
  const foreign = (FOREIGN[locale] ?? NOT_LATIN).exec(words);
  if (foreign) return `"${foreign[0]}" is no letter of this language`;
  const own = SCRIPTS[locale];
  return own && !own.test(words) ? `"${words}" is not in its script` : undefined;
}

/** English words that none of the other languages has. */
const ENGLISH = /\b(?:and|from|that|the|this|with|you|your)\b/i;

/** A sentence of another language, as far as single words tell. */
export const englishIn = (words) => ENGLISH.exec(words)?.[0];

const STRAIGHT = /["']/;
const FRENCH_SPACE = / [;:?!»]|« |[\p{L}\d][;?!»]/u;

/** Placeholders that a name fills, which may begin with a vowel: what stands before it would have to lose its own. */
const NAMES =
  "application|campaign|company|current|domain|invitedBy|inviter|invitee|name|next|org|organization|other|owner|person|team|what|zone";
const FRENCH_ELISION = new RegExp(
  `(?<![\\p{L}’])(?:de|jusque|la|le|lorsque|ne|puisque|que|se)\\s(?:<\\w+>)?\\{(?:${NAMES})\\}`,
  "iu",
);

/** What reads "de Oodrive" once the name is filled in: another wording needs no elision. */
export const elisionFault = (locale, text) =>
  locale === "fr" ? FRENCH_ELISION.exec(text)?.[0] : undefined;

/** Signs that no typographer of this language would set. */
export function typeFault(locale, words) {
  if (STRAIGHT.test(words)) return "has a straight quotation mark or apostrophe";
  const fault = locale === "fr" && FRENCH_SPACE.exec(words);
  return fault ? `"${fault[0]}" wants a non-breaking space` : undefined;
}
