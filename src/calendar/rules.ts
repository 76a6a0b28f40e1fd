import type { TimeCursor, TimePlace } from "@/views/rules";
import { timeHref } from "@/views/rules";

/** What ends by itself, the soonest first: on a date, after staying away, without a claim, and what is left after closing. */
export const KINDS = ["date", "inactivity", "unclaimed", "erasure"] as const;
export type Kind = (typeof KINDS)[number];

/** Until when something is put off: so many days later, never, or a date of its own. */
export const UNTILS = ["30", "90", "date", "never"] as const;
export type Until = (typeof UNTILS)[number];

export const PAGE_SIZE = 50;
/** Each kind is counted to here and no further: beyond it the page says "1,000+". */
export const COUNTED = 1_000;
/** "All that match" is at most so many people. */
export const MOST_TICKED = 10_000;

export type CalendarFilter = {
  q?: string | undefined;
  kind?: Kind | undefined;
  team?: string | undefined;
};
export type CalendarView = {
  filter: CalendarFilter;
  cursor: TimeCursor | undefined;
  from: number;
};

export type CalendarCounts = Record<Kind, number>;

/** All of them together; `isMore` where somewhere nobody counted on. */
export function totalOf(counts: CalendarCounts): { count: number; isMore: boolean } {
  const numbers = Object.values(counts);
  const isMore = numbers.some((number) => number > COUNTED);
  const sum = numbers.reduce((all, number) => all + number, 0);
  return { count: isMore ? COUNTED : sum, isMore };
}

/** The filters as fields of an address. */
export const fieldsOf = ({ q, kind, team }: CalendarFilter): Record<string, string> => ({
  ...(q ? { q } : {}),
  ...(kind ? { kind } : {}),
  ...(team ? { team } : {}),
});

/** The address of a view, below the page's. */
export const viewHref = (path: string, filter: CalendarFilter, place?: TimePlace): string =>
  timeHref(path, fieldsOf(filter), place);

/** What can be put off: an erasure is stopped by reopening the account. */
export const isPostponable = (kind: Kind): boolean => kind !== "erasure";

/** What is due and not done waits for the next minute, or, of the last who can manage admins, for another one. */
export const isOverdue = (at: Date, now: Date): boolean => at <= now;
