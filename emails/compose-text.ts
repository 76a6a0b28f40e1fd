import { cleanLine, cleanText, webLink } from "./clean";
import { unknownFields } from "./merge-fields";
import { isGsm, plainName, plainSigns, roomLeft, segmentsOf } from "./segments";
import type { LetterLocale } from "./texts";
import { FAMILY_NAME_FIRST, letterLocale, rawTexts } from "./texts";
import { dropNames } from "./wording";

/** What is said by text; the last three of a mobile: its proof, word to the old one that another was named, or that it is gone. */
export type TextLetter =
  | ("invitation" | "reminder")
  | ("address-change" | "mobile-notice" | "mobile-removed");

/** Everything a text message says to one person. */
export interface TextFacts {
  letter: TextLetter;
  /** The reader's language. */
  language: string;
  organization: { name: string; timeZone: string };
  recipient: { firstName: string | null; lastName: string | null };
  inviter: string | null;
  expiresAt: Date | null;
  /** The short one. */
  link: string;
  /** A link went out the same way before, which is dead from now on. */
  replaces?: boolean | undefined;
  /** Enough of a new mobile to recognise one's own. */
  newNumber?: string | null;
  /** What an admin wrote instead of the default; the link stands behind it wherever it has no place of its own. */
  words: string | null;
}

export interface TextMessage {
  body: string;
  segments: number;
  /** What one segment took of the organisation's name: marks that the signs of a text lack, or its end. */
  nameIs: "full" | "plain" | "cut";
}

/** What each says, and where its link goes out in place of another one; a newer proof of a mobile looks like the first. */
const SAYS = {
  invitation: ["invitation", "invitationAgain"],
  reminder: ["reminder", "reminderAgain"],
  "address-change": ["mobileProof", "mobileProof"],
  "mobile-notice": ["mobileNotice", "mobileNotice"],
  "mobile-removed": ["mobileRemoved", "mobileRemoved"],
} as const;

const SHORTEST_NAME = 12;
const MORE = "..";

/** Day and month; English names the month, as half of its readers turn the two around. */
function dayOf(date: Date | null, locale: LetterLocale, timeZone: string): string {
  if (!date) return "";
  const language = locale === "en" ? "en-GB" : locale;
  const month = locale === "en" ? "short" : "numeric";
  return new Intl.DateTimeFormat(language, { day: "numeric", month, timeZone }).format(date);
}

/** A name cut to so many signs, at the end of a word where that leaves most of it. */
function cutName(name: string, most: number): string {
  const signs = [...name];
  if (signs.length <= most) return name;
  const cut = signs.slice(0, most - MORE.length).join("");
  const word = cut.replace(/\s+\S*$/, "");
  return (word.length >= cut.length / 2 ? word : cut).replace(/[\s,.;:&-]+$/, "") + MORE;
}

type Values = Readonly<Record<string, string>>;
const fill = (words: string, values: Values): string =>
  words.replace(/\{(\w+)\}/g, (_, field: string) => values[field] ?? "").replace(/ {2,}/g, " ");

/** The organisation's name is cut rather than a further segment begun. */
function shortened(words: string, values: Values): string {
  const { organization = "" } = values;
  const over = -roomLeft(fill(words, values));
  if (over <= 0) return fill(words, values);
  const most = Math.max([...organization].length - over, SHORTEST_NAME);
  const short = fill(words, { ...values, organization: cutName(organization, most) });
  return roomLeft(short) >= 0 ? short : fill(words, values);
}

/** What an admin wrote, harmless; its punctuation is written with the signs that cost least. */
function ownWords(words: string, names: Values): string {
  const [unknown] = unknownFields(words);
  if (unknown !== undefined) throw new Error(`Unknown merge field {${unknown}}`);
  return `${plainSigns(dropNames(cleanText(words), names)).trim()} {link}`;
}

/** What a reader is called, on one line. */
function namesOf({ firstName, lastName }: TextFacts["recipient"], locale: LetterLocale) {
  const [first = "", last = ""] = [firstName, lastName].map((name) => cleanLine(name ?? ""));
  const whole = FAMILY_NAME_FIRST.has(locale) ? [last, first] : [first, last];
  return { firstName: first, lastName: last, fullName: whole.filter(Boolean).join(" ") };
}

/** The text as it is sent, and as it is previewed, with what it takes. */
export function composeText(facts: TextFacts): TextMessage {
  const { letter, language, organization, recipient, inviter, expiresAt } = facts;
  const locale = letterLocale(language);
  const names = namesOf(recipient, locale);
  const own = facts.words?.trim() ? ownWords(facts.words, names) : undefined;
  const words = own ?? plainSigns(rawTexts(locale, "text")[SAYS[letter][facts.replaces ? 1 : 0]]);
  const name = cleanLine(organization.name);
  const plain = isGsm(words) ? plainName(name) : name;
  const values = {
    ...names,
    organization: plain,
    inviter: cleanLine(inviter ?? "") || name,
    expiresOn: dayOf(expiresAt, locale, organization.timeZone),
    // a mask's dots would make the whole text take twice the room
    newNumber: cleanLine(facts.newNumber ?? "").replaceAll("•", "."),
    link: webLink(facts.link),
  };
  const body = shortened(words, values).trim();
  const isCut = body !== fill(words, values).trim();
  const isPlain = words.includes("{organization}") && plain !== plainSigns(name);
  return { body, segments: segmentsOf(body), nameIs: isCut ? "cut" : isPlain ? "plain" : "full" };
}
