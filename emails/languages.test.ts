import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { formatMoment } from "./format";
import type { Letter } from "./letter";
import { fillLetter, prepareLetter } from "./letter";
import type { LetterLocale } from "./texts";
import { LETTER_LOCALES } from "./texts";
import type { LetterName, LetterValues } from "./values";

const brand = {
  name: "Halden Group",
  color: null,
  help: "people@halden.example",
  postalAddress: null,
};
const places = [
  { name: "Halden Group", href: "https://rollcall.example/halden/sign-in" },
  { name: "Nordlys", href: "https://rollcall.example/nordlys/sign-in" },
];

/** Values that belong to no language, but for the moment, which is written in the reader's. */
function valuesIn(locale: LetterLocale): LetterValues {
  const moment = formatMoment(new Date("2026-11-28T08:14:00Z"), locale, "UTC");
  const recipient = {
    firstName: "Amara",
    lastName: "Diallo",
    address: "amara@halden.example",
    link: "https://rollcall.example/claim/x",
  };
  const notMeLink = "https://rollcall.example/not-me/x";
  const invited = { ...recipient, notMeLink, expiresOn: moment, inviter: "Ines" };
  const happened = {
    ...recipient,
    notMeLink,
    happenedAt: moment,
    device: "Firefox",
    origin: "203.0.113.7",
  };
  const told = {
    ...{ ...recipient, notMeLink, happenedAt: moment, expiresOn: moment },
    ...{
      written: "118",
      coded: "5",
      lost: "2",
      left: "4",
      rows: "120",
      created: "90",
      changed: "20",
      invited: "85",
      unchanged: "3",
      faulty: "3",
      refused: "4",
    },
  };
  return {
    "campaign-done": told,
    "campaign-stopped": told,
    "campaign-paused": told,
    "campaign-ended": told,
    "import-done": told,
    "mail-failing": told,
    "cap-reached": told,
    "domain-fallen": told,
    "join-waiting": told,
    "join-paused": told,
    "texts-failing": told,
    "join-proof": { ...recipient, expiresOn: moment, approval: "" },
    "ownership-given": { ...happened, other: "Sam" },
    "ownership-received": { ...recipient, happenedAt: moment, other: "Sam" },
    "account-left": { ...recipient, device: null, origin: null, happenedAt: moment },
    invitation: invited,
    reminder: invited,
    reset: { ...recipient, expiresOn: moment },
    "address-proof": { ...recipient, expiresOn: moment },
    "sign-in-notice": happened,
    "password-changed": happened,
    "find-organization": recipient,
    "address-change": { ...recipient, expiresOn: moment },
    "address-notice": { ...happened, newAddress: "am•••@nordlys.example" },
    "mobile-notice": { ...happened, newAddress: "+33•••78" },
    "mobile-removed": happened,
    inactivity: { ...recipient, expiresOn: moment },
  };
}

async function write(letter: LetterName, locale: LetterLocale): Promise<Letter> {
  const prepared = await prepareLetter({ letter, language: locale, brand, places });
  return fillLetter(prepared, valuesIn(locale)[letter]);
}

function textsOf(locale: LetterLocale): string[] {
  const file = join(import.meta.dirname, "messages", `${locale}.json`);
  const parts: Record<string, Record<string, string>> = JSON.parse(readFileSync(file, "utf8"));
  return Object.values(parts).flatMap((part) => Object.values(part));
}

const IDEOGRAPHIC = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

/** What stands between the placeholders of a language's texts and is long enough to be nobody else's. */
function phrasesOf(locale: LetterLocale): string[] {
  const phrases = textsOf(locale).flatMap((text) => text.split(/\{\w+\}|<\/?link>/));
  return phrases
    .map((phrase) => phrase.trim())
    .filter((phrase) => phrase.length >= (IDEOGRAPHIC.test(phrase) ? 6 : 12));
}

const PHRASES = new Map(LETTER_LOCALES.map((locale) => [locale, phrasesOf(locale)]));

function foreignPhrases(locale: LetterLocale): string[] {
  const own = textsOf(locale);
  return LETTER_LOCALES.filter((other) => other !== locale)
    .flatMap((other) => PHRASES.get(other) ?? [])
    .filter((phrase) => !own.some((text) => text.includes(phrase)));
}

const WRITTEN_IN: Partial<Record<LetterLocale, RegExp>> = {
  ja: /[\p{Script=Hiragana}\p{Script=Katakana}]/u,
  th: /\p{Script=Thai}/u,
  "zh-CN": /\p{Script=Han}/u,
};
const NEVER_IN: Partial<Record<LetterLocale, RegExp>> = {
  ja: /\p{Script=Thai}/u,
  th: /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u,
  "zh-CN": /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u,
};

const NAMES = Object.keys(valuesIn("en")) as LetterName[];
const everyLetter = LETTER_LOCALES.flatMap((locale) =>
  NAMES.map((name) => [name, locale] as const),
);

/** What people read of a letter: markup aside. */
const wordsOf = (html: string): string =>
  html.replace(/<style>.*?<\/style>/gs, "").replace(/<[^>]+>/g, " ");

describe.each(everyLetter)("%s in %s", (name, locale) => {
  test("speaks one language and says which", async () => {
    const { subject, html, text } = await write(name, locale);
    expect([...html.matchAll(/ lang="([^"]*)"/g)].map(([, lang]) => lang)).toEqual([locale]);
    const said = [subject, wordsOf(html), text].join("\n");
    expect(foreignPhrases(locale).filter((phrase) => said.includes(phrase))).toEqual([]);
  });

  test("is written in the script of its language", async () => {
    const { subject, html, text } = await write(name, locale);
    for (const part of [subject, wordsOf(html), text]) {
      expect(part).toMatch(WRITTEN_IN[locale] ?? /\p{Script=Latin}/u);
      expect(part).not.toMatch(NEVER_IN[locale] ?? IDEOGRAPHIC);
    }
  });

  test("has a subject that an inbox shows whole", async () => {
    const { subject } = await write(name, locale);
    const isWide = locale === "ja" || locale === "zh-CN";
    expect(subject.length).toBeLessThanOrEqual(isWide ? 40 : 60);
  });
});

test("the languages have phrases of their own to be told apart by", () => {
  for (const phrases of PHRASES.values()) expect(phrases.length).toBeGreaterThan(30);
});
