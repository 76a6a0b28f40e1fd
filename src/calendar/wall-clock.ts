import type { LocalTime } from "@/cells/roster-clock";
import { rosterClock } from "@/cells/roster-clock";

const STEP = 15 * 60_000;
const DAY = 86_400_000;
const WALL = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})$/;

export type WallClock = {
  /** The instant at which the zone's clocks show "2026-03-29T02:30", the first of two; where they skip it the next one they show. */
  toInstant: (wall: string) => Date | undefined;
  toWall: (at: Date) => string;
  /** The same time of day so many days later, whatever the clocks do in between. */
  later: (at: Date, days: number) => Date;
};

/** A moment as its numbers, read off UTC: a wall clock without a zone. */
const numbersOf = (at: number): LocalTime => {
  const wall = new Date(at);
  const day = [wall.getUTCFullYear(), wall.getUTCMonth() + 1, wall.getUTCDate()] as const;
  return [...day, wall.getUTCHours(), wall.getUTCMinutes(), 0, 0];
};

/** The clocks on the walls of an organisation's time zone. */
export function wallClock(timeZone: string): WallClock {
  const { toInstant } = rosterClock(timeZone);
  const format = new Intl.DateTimeFormat("sv-SE", {
    timeZone,
    dateStyle: "short",
    timeStyle: "short",
  });
  // no zone ever skipped more than a day
  const shownFrom = (wall: number): Date | undefined => {
    for (let skipped = 0; skipped <= DAY; skipped += STEP) {
      const found = toInstant(numbersOf(wall + skipped));
      if (found) return found;
    }
    return undefined;
  };
  const readWall = (wall: string): number | undefined => {
    const [, year, month, day, hour, minute] = (WALL.exec(wall) ?? []).map(Number);
    const at = Date.UTC(year ?? 0, (month ?? 0) - 1, day, hour, minute);
    return WALL.test(wall) && new Date(at).toISOString().startsWith(wall) ? at : undefined;
  };
  const toWall = (at: Date): string => format.format(at).replace(" ", "T");
  return {
    toWall,
    toInstant: (wall) => {
      const at = readWall(wall);
      return at === undefined ? undefined : shownFrom(at);
    },
    later: (at, days) => shownFrom((readWall(toWall(at)) ?? at.getTime()) + days * DAY) ?? at,
  };
}
