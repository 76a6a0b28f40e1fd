import { z } from "zod";
import { email, visibleText } from "@/accounts/input";
import type { DeskCursor, DeskFilter, DeskView } from "./rules";
import { REASONS } from "./rules";

export type Query = Record<string, string | string[] | undefined>;

const firstOf = (value: string | string[] | undefined): string => [value ?? ""].flat()[0] ?? "";

export const readFilter = (query: Query): DeskFilter => ({
  q: visibleText(firstOf(query.q)).trim().slice(0, 200),
  reason: REASONS.find((reason) => reason === firstOf(query.reason)),
});

const CURSOR = /^(\d{1,15})\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;
/** The last day of JavaScript; the database knows later ones. */
const LAST = 8_640_000_000_000_000;

function readCursor(text: string): DeskCursor | undefined {
  const [, time, id] = CURSOR.exec(text) ?? [];
  return time && id && Number(time) <= LAST ? { at: new Date(Number(time)), id } : undefined;
}

/** Reads any address. */
export function readView(query: Query): DeskView {
  const after = readCursor(firstOf(query.after));
  const before = readCursor(firstOf(query.before));
  const cursor = after ?? (before && { ...before, back: true });
  const from = Number(firstOf(query.from));
  return {
    filter: readFilter(query),
    cursor,
    from: cursor && Number.isSafeInteger(from) && from > 1 ? from : 1,
  };
}

/** Another address of somebody, to which the invitation goes at once. */
export const correction = z.object({
  email: email.refine((typed): typed is string => typed !== null, "email-wrong"),
});
