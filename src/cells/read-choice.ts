import { plainText } from "@/accounts/input";
import { VALUE_WORDS } from "@/lib/i18n/words/value-words";
import type { FaultCode } from "@/rosters/rules";
import type { Cell, ClosedColumn } from "./input";
import { CLOSED_VALUES } from "./input";

/** What a closed column's fault is called. */
const CODES: Readonly<Record<ClosedColumn, FaultCode>> = {
  KIND: "kind-unknown",
  STATUS: "status-unknown",
  MAIL_LANGUAGE: "language-unknown",
  VISIBILITY_SCOPE: "visibility-unknown",
  MODIFICATION_PREVENTION: "yes-or-no",
  TFA: "tfa-unknown",
  CREATION_NOTIFICATION: "yes-or-no",
  EXPIRATION_MODE: "expiration-unknown",
};

const LETTERS = /[^\p{L}\p{N}]+/gu;
const fold = (text: string): string => plainText(text).replace(LETTERS, " ").trim();

function languageWords(): [word: string, code: string][] {
  const codes: readonly string[] = CLOSED_VALUES.MAIL_LANGUAGE;
  const bases = codes.map((code) => code.slice(0, 2));
  return codes.flatMap((reader) => {
    const names = new Intl.DisplayNames([reader], { type: "language" });
    const full = codes.map((code): [string, string] => [fold(names.of(code) ?? code), code]);
    const short = bases.map((base, index): [string, string] => [
      fold(names.of(base) ?? base),
      codes[index] ?? base,
    ]);
    return [...short, ...full];
  });
}

/** The language that a tag stands for: "pt", "fr-FR", "deu", "zh_Hans". */
function languageOf(text: string): string | undefined {
  const tag = text.replaceAll("_", "-");
  if (!/^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i.test(tag)) return undefined;
  const base = Intl.getCanonicalLocales(tag.split("-")[0])[0];
  if (/^zh-(?:hant|tw|hk|mo)\b/i.test(tag)) return undefined;
  return CLOSED_VALUES.MAIL_LANGUAGE.find((code) => code.split("-")[0] === base);
}

const synonyms = new Map<ClosedColumn, ReadonlyMap<string, string>>();

/** What people write for a value, by the value; made when the first wrong cell is met. */
function synonymsOf(column: ClosedColumn): ReadonlyMap<string, string> {
  const known = synonyms.get(column);
  if (known) return known;
  const words = Object.entries(VALUE_WORDS[column] ?? {}).flatMap(([value, text]) =>
    text.split("|").map((word): [string, string] => [fold(word), value]),
  );
  const made = new Map(column === "MAIL_LANGUAGE" ? languageWords() : words);
  synonyms.set(column, made);
  return made;
}

function suggest(column: ClosedColumn, text: string): string | undefined {
  const folded = fold(text);
  const named = CLOSED_VALUES[column].find((value) => fold(value) === folded);
  const found = named ?? synonymsOf(column).get(folded);
  return found ?? (column === "MAIL_LANGUAGE" ? languageOf(text) : undefined);
}

/**
 * What a closed column says, in whatever case; of another word what it probably means. A language is taken by its name and
 * by its tag too: each stands for one, and the plan shows which.
 */
export function readChoice(column: ClosedColumn, text: string): Cell<string> {
  const wanted = text.toUpperCase();
  const value = CLOSED_VALUES[column].find((choice) => choice.toUpperCase() === wanted);
  if (value) return { value };
  const right = suggest(column, text);
  if (right && column === "MAIL_LANGUAGE") return { value: right };
  return { wrong: { code: CODES[column], like: text, ...(right && { right }) } };
}
