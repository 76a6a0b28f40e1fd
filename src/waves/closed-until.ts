import type { LocalTime } from "@/cells/roster-clock";
import { rosterClock } from "@/cells/roster-clock";
import type { OrgTx } from "@/lib/org";
import { readOwnOrganization } from "@/orgs/queries";

const DAY_MS = 86_400_000;
const DAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

type Wall = { day: number; time: string; date: Date };

/** What a wall of the zone shows: day of the week (Monday is 1), time, and the date as midnight of UTC. */
function wallOf(at: Date, timeZone: string): Wall {
  const format = new Intl.DateTimeFormat("en-US", {
    ...{ timeZone, weekday: "short", year: "numeric", month: "numeric", day: "numeric" },
    ...{ hour: "2-digit", minute: "2-digit", hourCycle: "h23" },
  });
  const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, value]));
  const [year, month, day] = [parts.get("year"), parts.get("month"), parts.get("day")].map(Number);
  return {
    day: DAYS.indexOf(parts.get("weekday") ?? "") + 1,
    time: `${parts.get("hour")}:${parts.get("minute")}`,
    date: new Date(Date.UTC(year ?? 0, (month ?? 1) - 1, day ?? 1)),
  };
}

/** When the hours begin on a date; an hour later where clocks skip that time. */
function beginOn(date: Date, from: string, timeZone: string): Date | undefined {
  const [hour = 0, minute = 0] = from.split(":").map(Number);
  const clock = rosterClock(timeZone);
  const at = (later: number): LocalTime => [
    ...([date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()] as const),
    ...([hour + later, minute, 0, 0] as const),
  ];
  return clock.toInstant(at(0)) ?? clock.toInstant(at(1));
}

/** Until when letters of campaigns wait, by the hours and on the clocks of the organisation; undefined while they may leave. */
export async function closedUntil(tx: OrgTx): Promise<Date | undefined> {
  const { sendingDays, sendingFrom, sendingUntil, timeZone } = await readOwnOrganization(tx);
  if (sendingDays.length === 0) return undefined;
  const { day, time, date } = wallOf(tx.now, timeZone);
  const isOpen = sendingDays.includes(day) && time >= sendingFrom && time < sendingUntil;
  if (isOpen) return undefined;
  for (let ahead = 0; ahead <= DAYS.length; ahead += 1) {
    const isDay = sendingDays.includes(((day + ahead - 1) % DAYS.length) + 1);
    const begin = isDay
      ? beginOn(new Date(date.getTime() + ahead * DAY_MS), sendingFrom, timeZone)
      : undefined;
    if (begin && begin > tx.now) return begin;
  }
  return undefined;
}
