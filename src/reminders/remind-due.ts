import { beginAutomatic } from "@/campaigns/begin-automatic";
import type { OrgTx } from "@/lib/org";
import type { Wish } from "./queries";
import { listCourses, readWish } from "./queries";
import { localTime, nextReminder, REMIND_HOUR } from "./rules";

const isTime = ({ isOn, isBegun, hour }: Wish): boolean => isOn && !isBegun && hour >= REMIND_HOUR;

/**
 * Begins the reminders of the organisation's day, once they are due: one campaign of everybody whose day has come, as many as
 * the organisation wants at most, those who wait longest first. The others come the next day. Returns how many they are.
 */
export async function remindDue(tx: OrgTx): Promise<{ id: string; count: number } | undefined> {
  const wish = await readWish(tx);
  if (!isTime(wish)) return undefined;
  const { today, timeZone, most } = wish;
  const courses = await listCourses(tx, "ids");
  const due = courses.filter(({ letters, lastAt, ...course }) => {
    const written = { letters, day: localTime(lastAt, timeZone).day };
    return nextReminder(course, written, today, timeZone) === today;
  });
  const ids = due
    .toSorted((a, b) => a.lastAt.getTime() - b.lastAt.getTime())
    .flatMap((group) => group.ids)
    .slice(0, most);
  return beginAutomatic(tx, { day: today, ids });
}
