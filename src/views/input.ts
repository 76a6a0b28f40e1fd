import type { TimeCursor } from "./rules";

export type Query = Record<string, string | string[] | undefined>;

/** What an address says once, however often it says it. */
export const firstOf = (value: string | string[] | undefined): string =>
  [value ?? ""].flat()[0] ?? "";

const CURSOR = /^(\d{1,15})\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;
/** The last day of JavaScript; the database knows later ones. */
const LAST = 8_640_000_000_000_000;

function readCursor(text: string): TimeCursor | undefined {
  const [, time, id] = CURSOR.exec(text) ?? [];
  return time && id && Number(time) <= LAST ? { at: new Date(Number(time)), id } : undefined;
}

/** The place in a list by time that an address means: the first page where it means none. */
export function readPlace(query: Query): { cursor: TimeCursor | undefined; from: number } {
  const after = readCursor(firstOf(query.after));
  const before = readCursor(firstOf(query.before));
  const cursor = after ?? (before && { ...before, back: true });
  const from = Number(firstOf(query.from));
  return { cursor, from: cursor && Number.isSafeInteger(from) && from > 1 ? from : 1 };
}
