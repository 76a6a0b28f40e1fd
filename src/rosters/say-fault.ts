import type { ColumnKey, FaultCode, RowFault } from "./rules";
import { COLUMN_KEYS } from "./rules";

/** Codes that have a sentence of their own: which rule of an application, why somebody is not invited. */
const RULES = [
  "application-kind",
  "application-visibility",
  "application-factor",
  "application-notification",
  "application-share-space",
  "application-save-space",
  "application-login",
] as const;
const REASONS = [
  "reopen-offered",
  "reactivate-offered",
  "reinstate-offered",
  "text-country",
  "undeliverable",
  "holds-more",
] as const;

type Key =
  | `faults.${FaultCode}.${"title" | "what" | "hint"}`
  | `rules.${(typeof RULES)[number]}`
  | `reasons.${(typeof REASONS)[number]}`
  | "use"
  | "wholeRow";
/** The texts of the area `roster` in the reader's language. */
export type RosterTexts = (key: Key, values: Record<string, string | number>) => string;

/** What a fault is called, what is wrong, and what would be right. */
export type FaultWords = { title: string; what: string; todo: string };

/** A sentence with its columns as the file calls them. */
const withNames = (sentence: string, nameOf: (column: ColumnKey) => string): string =>
  sentence.replace(/\b[A-Z]+(?:_[A-Z]+)*\b/g, (word) => {
    const key = COLUMN_KEYS.find((column) => column === word);
    return key ? nameOf(key) : word;
  });

/** A fault in the reader's words; `nameOf` says what the file calls a column, where that is not its key. What is right is never nothing in words: that a cell is to be empty its hint says. */
export function sayFault(
  t: RosterTexts,
  fault: RowFault,
  nameOf: (column: ColumnKey) => string = (column) => column,
): FaultWords {
  const { code, column, value, right, lines, detail = "" } = fault;
  const other = COLUMN_KEYS.find((key) => key === detail);
  const rule = RULES.find((name) => name === detail);
  const reason = REASONS.find((name) => name === detail);
  const values = {
    value,
    column: column ? nameOf(column) : t("wholeRow", {}),
    detail: other ? nameOf(other) : detail,
    lines: (lines ?? []).join(", "),
    count: lines?.length ?? 0,
    rule: rule ? t(`rules.${rule}`, { value }) : "",
    reason: reason ? t(`reasons.${reason}`, { value }) : "",
  };
  return {
    title: t(`faults.${code}.title`, {}),
    what: t(`faults.${code}.what`, values),
    todo: right ? t("use", { right }) : withNames(t(`faults.${code}.hint`, values), nameOf),
  };
}
