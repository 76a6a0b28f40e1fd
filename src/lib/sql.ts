import { Prisma } from "./generated/prisma/client";

/** Rows of one statement: larger sets go in pieces of this size (measured best for jsonb_to_recordset). */
const PIECE = 5_000;

/** A parameterised piece of SQL; `join` lists, `empty` says nothing. */
export const { sql, join, empty } = Prisma;
export type Sql = Prisma.Sql;

const digits = (_: string, value: unknown): unknown =>
  typeof value === "bigint" ? value.toString() : value;

/** As JSON; dates become ISO text, bigint digits. A function that is asked about each value makes it four times as slow. */
export function jsonOf(value: unknown): string {
  try {
    return JSON.stringify(value);
  } catch {
    return JSON.stringify(value, digits);
  }
}

/** A set as one jsonb parameter for jsonb_to_recordset. */
export const rowset = (rows: readonly object[]): Sql => sql`${jsonOf(rows)}::jsonb`;

const [SEPARATOR, NOTHING] = ["\u001f", "\u001e"];
const SIGNS = new RegExp(`[${SEPARATOR}${NOTHING}]`, "g");

/**
 * Texts as one array parameter: it is split on the other side, where an array would be written with every quote escaped, and
 * read sign by sign. The two signs that separate them become blanks; nothing that was checked or written as JSON has them.
 */
export const textsOf = (values: readonly (string | null)[]): Sql => {
  // of one empty text nothing would be made: an element stands before them
  const joined = values
    .map((value) => SEPARATOR + (value?.replace(SIGNS, " ") ?? NOTHING))
    .join("");
  return sql`(string_to_array(${joined}, chr(31), chr(30)))[2:]`;
};

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
  const text = `${JSON.stringify((fault as { meta?: unknown }).meta ?? "")} ${fault.message}`;
  return /constraint:? \\?["`](\w+)/.exec(text)?.[1];
}
