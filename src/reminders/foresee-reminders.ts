import type { OrgTx } from "@/lib/org";
import { listCourses, readWish } from "./queries";
import { daysAfter, localTime, reminderDays } from "./rules";

/** How far ahead is looked. */
const DAYS = 7;

export type ForeseenReminders = {
  /** Days on which somebody would be written to, "2026-11-22", with how many. */
  days: { day: string; count: number }[];
  total: number;
};

/** How many letters automatic reminders would write in the next days, were they on and nobody claimed meanwhile. */
export async function foreseeReminders(tx: OrgTx): Promise<ForeseenReminders> {
  const { from, today, timeZone } = await readWish(tx);
  const end = daysAfter(today, DAYS);
  const counts = new Map<string, number>();
  for (const { letters, lastAt, count, ...course } of await listCourses(tx, "count")) {
    const written = { letters, day: localTime(lastAt, timeZone).day };
    for (const day of reminderDays(course, written, from, timeZone))
      if (day < end) counts.set(day, (counts.get(day) ?? 0) + count);
  }
  const days = [...counts].sort().map(([day, count]) => ({ day, count }));
  return { days, total: days.reduce((sum, { count }) => sum + count, 0) };
}
