import { createHash } from "node:crypto";
import { Prisma } from "./generated/prisma/client";

/** Rows of one statement: larger sets go in pieces of this size (measured best for jsonb_to_recordset). */
export const PIECE = 5_000;

/** A parameterised piece of SQL; `join` lists, `empty` says nothing. */
export const { sql, join, empty } = Prisma;
export type Sql = Prisma.Sql;

const digits = (_: string, value: unknown): unknown =>
  typeof value === "bigint" ? value.toString() : value;

const KEPT_MARK = "/* kept */";
const names = new Map<string, string>();

/**
 * Begins a statement that every connection keeps prepared, because to parse and plan it costs more than to run it. Only for
 * one whose text is always the same and whose plan is good for whatever values: look-ups by a whole key and their writes.
 */
export const KEPT = Prisma.raw(KEPT_MARK);

/** Whether a statement is one of those: tagged templates of other kinds are not. */
export const isKept = ({ strings }: Sql): boolean => strings?.[0]?.includes(KEPT_MARK) ?? false;

/** The name under which a connection keeps this statement; none for the others. */
export function keptName({ sql: text }: { sql: string }): string {
  if (!text.includes(KEPT_MARK)) return "";
  const name =
    names.get(text) ?? `kept_${createHash("sha256").update(text).digest("hex").slice(0, 24)}`;
  names.set(text, name);
  return name;
}

/** As JSON; dates become ISO text, bigint digits. A function that is asked about each value makes it four times as slow. */
export function jsonOf(value: unknown): string {
  try {
    return JSON.stringify(value);
  } catch {
    return JSON.stringify(value, digits);
  }
}

/** The same time of day so many days later on the clocks of a zone, whatever they do in between; earlier for less than none. */
export const daysOn = (zone: string, from: Sql, days: number): Sql =>
  sql`((${from}::timestamptz AT TIME ZONE ${zone}::text + make_interval(days => ${days}::int)) AT TIME ZONE ${zone}::text)`;

/** A set as one jsonb parameter for jsonb_to_recordset. */
export const rowset = (rows: readonly object[]): Sql => sql`${jsonOf(rows)}::jsonb`;

const [SEPARATOR, NOTHING, NEXT] = ["\u001f", "\u001e", "\u001d"];
const SIGNS = new RegExp(`[${SEPARATOR}${NOTHING}${NEXT}]`, "g");

type Texts = readonly (string | null)[];

// of one empty text nothing would be made: an element stands before them
const joined = (values: Texts): string =>
  values.map((value) => SEPARATOR + (value?.replace(SIGNS, " ") ?? NOTHING)).join("");

const split = (text: Sql): Sql => sql`(string_to_array(${text}, chr(31), chr(30)))[2:]`;

/**
 * Texts as one array parameter: it is split on the other side, where an array would be written with every quote escaped, and
 * read sign by sign. The signs that separate become blanks; nothing that was checked or written as JSON has them.
 */
export const textsOf = (values: Texts): Sql => split(sql`${joined(values)}`);

/**
 * Several such arrays as one parameter: for each on its own the driver makes its message anew, half as long again, and what it
 * leaves behind has the whole heap collected. `all` stands in a subquery that is called `texts`.
 */
export const columnsOf = (columns: readonly Texts[]) => ({
  all: sql`SELECT string_to_array(${columns.map(joined).join(NEXT)}, chr(29)) AS columns`,
  arrays: columns.map((_, at) => split(sql`texts.columns[${Prisma.raw(String(at + 1))}]`)),
});

/** Runs `work` over a set in pieces of 5,000 rows, in order. */
export async function inPieces<T, R>(
  rows: readonly T[],
  work: (piece: T[]) => Promise<R[]>,
): Promise<R[]> {
  const results: R[] = [];
  for (let start = 0; start < rows.length; start += PIECE) {
    results.push(...(await work(rows.slice(start, start + PIECE))));
  }
  return results;
}

/** The name of the unique index, CHECK or foreign key that a write ran into, or undefined for any other fault. */
export function violated(fault: unknown): string | undefined {
  if (!(fault instanceof Error)) return undefined;
  const { meta = "", cause = "" } = fault as { meta?: unknown; cause?: unknown };
  const text = `${jsonOf(meta)} ${jsonOf(cause)} ${fault.message}`;
  return /constraint:? \\?["`](\w+)/.exec(text)?.[1];
}
