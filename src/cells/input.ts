import { normalForm } from "@/lib/characters";
import type { ColumnKey, RowFault } from "@/rosters/rules";

/** What a closed column takes, as it is written in a file. */
export const CLOSED_VALUES = {
  KIND: ["USER", "CONTACT"],
  STATUS: ["ACTIVE", "INACTIVE", "CLOSED"],
  MAIL_LANGUAGE: ["fr", "en", "de", "nl", "es", "it", "pt-br", "zh-cn", "ja", "th"],
  VISIBILITY_SCOPE: ["PUBLIC", "PRIVATE"],
  MODIFICATION_PREVENTION: ["YES", "NO"],
  TFA: ["NONE", "TOTP", "SMS", "FIDO2"],
  CREATION_NOTIFICATION: ["YES", "NO"],
  EXPIRATION_MODE: ["DEFAULT", "DISABLED"],
} as const satisfies Partial<Record<ColumnKey, readonly string[]>>;
export type ClosedColumn = keyof typeof CLOSED_VALUES;

/** STATUS as a file writes it, and as we do. */
export const STATUSES = { ACTIVE: "OPEN", INACTIVE: "SUSPENDED", CLOSED: "CLOSED" } as const;

/** The languages as a file writes them, and as we do. */
export const LANGUAGE_CODES = {
  fr: "fr",
  en: "en",
  de: "de",
  nl: "nl",
  es: "es",
  it: "it",
  "pt-br": "pt-BR",
  "zh-cn": "zh-CN",
  ja: "ja",
  th: "th",
} as const;

/** What is wrong with one cell. */
export type Wrong = Pick<RowFault, "code" | "right" | "like" | "detail">;
/** A cell as it was read: its value, or what is wrong with it. */
export type Cell<T> = { value: T; wrong?: undefined } | { value?: undefined; wrong: Wrong };

/** Printable ASCII needs no normalising. */
const PLAIN = /^[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?$/;
/** What an export puts, at the start and behind separators and their blanks, before what a spreadsheet would take for a formula, and before what looks like that already. */
const NEUTRALISED = /(?<=^|[;,\t\r\n])([^\S\t\r\n]*)'(?='*[=+\-@\uff1d\uff0b\uff0d\uff20\t\r])/g;
/** How spreadsheets are told to keep a number as it is written. */
const QUOTED = /^="((?:[^"]|"")*)"$/;

/** A cell as it was before an export neutralised it. */
export const unmarked = (raw: string): string =>
  raw.includes("'") ? raw.replace(NEUTRALISED, "$1") : raw;

/** What a cell says: without the signs that kept it from being a formula, trimmed, in one Unicode form. */
export function cellText(raw: string): string {
  const text = unmarked(raw);
  if (text.startsWith('="')) {
    const [, quoted] = QUOTED.exec(text.trim()) ?? [];
    if (quoted !== undefined && text === raw)
      return normalForm(quoted.replaceAll('""', '"'), "NFC").trim();
  }
  return PLAIN.test(text) ? text : normalForm(text, "NFC").trim();
}

/** What a formula ended in, in the languages of spreadsheets: "#REF!", "#N/A", "#NOM?". */
const ENDED = /^#(?:N\/[AD]|NV|[\p{Lu}/0]{3,12}[!?])$/u;

/** Whether a cell holds the text of a formula or what one ended in. */
export const isFormula = (raw: string): boolean =>
  (raw.startsWith("=") && !QUOTED.test(raw.trim())) || (raw.startsWith("#") && ENDED.test(raw));

/** Names in one cell: separated by semicolons or lines; one that holds a semicolon stands in quotes. */
export function readList(text: string): string[] {
  const found = text.match(/[^\S\r\n]*"(?:[^"]|"")*"\s*(?=[;\r\n]|$)|[^;\n\r]+/g) ?? [];
  const names = found.map((part) => {
    const name = part.trim();
    return /^".*"$/s.test(name) ? name.slice(1, -1).replaceAll('""', '"') : name;
  });
  return [...new Set(names.map((name) => name.replace(/\s+/g, " ").trim()).filter(Boolean))];
}

export const writeList = (names: readonly string[]): string =>
  names.map((name) => (/^"|;/.test(name) ? `"${name.replaceAll('"', '""')}"` : name)).join("; ");
