import { z } from "zod";
import { visibleText } from "@/accounts/input";
import type { CalendarCursor, CalendarFilter, CalendarView } from "./rules";
import { KINDS, UNTILS } from "./rules";

export type Query = Record<string, string | string[] | undefined>;

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const firstOf = (value: string | string[] | undefined): string => [value ?? ""].flat()[0] ?? "";

/** The filters that an address names; what it does not understand it leaves out. */
export function readFilter(query: Query): CalendarFilter {
  const team = firstOf(query.team);
  return {
    q: visibleText(firstOf(query.q)).trim().slice(0, 200),
    kind: KINDS.find((kind) => kind === firstOf(query.kind)),
    team: UUID.test(team) ? team : undefined,
  };
}

const CURSOR = /^(\d{1,15})\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;
/** The last day of JavaScript; the database knows later ones. */
const LAST = 8_640_000_000_000_000;

function readCursor(text: string): CalendarCursor | undefined {
  const [, time, id] = CURSOR.exec(text) ?? [];
  return time && id && Number(time) <= LAST ? { at: new Date(Number(time)), id } : undefined;
}

/** Reads any address. */
export function readView(query: Query): CalendarView {
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

/** Until when: `at` is a time on the organisation's walls, as a browser's field for it writes one. */
export const untilInput = z.object({
  until: z.union([z.literal("").transform(() => undefined), z.enum(UNTILS)]).optional(),
  at: z
    .union([
      z.literal("").transform(() => undefined),
      z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/, "date-wrong"),
    ])
    .optional(),
});
export type UntilInput = z.infer<typeof untilInput>;
