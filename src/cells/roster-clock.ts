/** Year, month (1 to 12), day, hour, minute, second, millisecond on a wall of the zone. */
export type LocalTime = readonly [number, number, number, number, number, number, number];

export type RosterClock = {
  /** The instant at which the zone's clocks show this, the first of two; undefined where they skip it or no calendar has it. */
  toInstant: (local: LocalTime) => Date | undefined;
  /** "dd/mm/yyyy/hh:mm", or ISO where that would be read as another instant. */
  toText: (at: Date) => string;
};

const DAY = 86_400_000;
const OFFSET = /GMT(?:([+-])(\d{2}):(\d{2})(?::(\d{2}))?)?/;

/** Whether the calendar has this day and a clock this time. */
function utcOf([year, month, day, hour, minute, second, ms]: LocalTime): number | undefined {
  const at = Date.UTC(year, month - 1, day, hour, minute, second, ms);
  const isDay = new Date(at).getUTCDate() === day && month >= 1 && month <= 12;
  return isDay && hour < 24 && minute < 60 && second < 60 ? at : undefined;
}

/** Milliseconds by which the zone is ahead at an instant; days without a change are asked for once. */
function offsetsOf(timeZone: string): (at: number) => number {
  const format = new Intl.DateTimeFormat("en", { timeZone, timeZoneName: "longOffset" });
  const ask = (at: number): number => {
    const [, sign, hours = 0, minutes = 0, seconds = 0] = OFFSET.exec(format.format(at)) ?? [];
    const ahead = (Number(hours) * 3_600 + Number(minutes) * 60 + Number(seconds)) * 1_000;
    return sign === "-" ? -ahead : ahead;
  };
  const days = new Map<number, number | undefined>();
  return (at) => {
    const day = Math.floor(at / DAY);
    if (!days.has(day)) {
      const [first, last] = [ask(day * DAY), ask((day + 1) * DAY - 1)];
      if (days.size > 10_000) days.clear();
      days.set(day, first === last ? first : undefined);
    }
    return days.get(day) ?? ask(at);
  };
}

const two = (number: number): string => String(number).padStart(2, "0");

/** The wall clock of an organisation's time zone, as rosters write it. */
export function rosterClock(timeZone: string): RosterClock {
  const offsetAt = offsetsOf(timeZone);
  const toInstant = (local: LocalTime): Date | undefined => {
    const wall = utcOf(local);
    if (wall === undefined) return undefined;
    // No zone is further from UTC than 14 hours: whatever offset holds then holds at one of these ends.
    const around = [offsetAt(wall - 15 * 3_600_000), offsetAt(wall + 15 * 3_600_000)];
    const found = around.map((offset) => wall - offset).filter((at) => at + offsetAt(at) === wall);
    return found.length > 0 ? new Date(Math.min(...found)) : undefined;
  };
  const toText = (at: Date): string => {
    const wall = new Date(at.getTime() + offsetAt(at.getTime()));
    const [year, month, day] = [wall.getUTCFullYear(), wall.getUTCMonth() + 1, wall.getUTCDate()];
    const [hour, minute] = [wall.getUTCHours(), wall.getUTCMinutes()];
    const isSaid = toInstant([year, month, day, hour, minute, 0, 0])?.getTime() === at.getTime();
    const text = `${two(day)}/${two(month)}/${String(year).padStart(4, "0")}/${two(hour)}:${two(minute)}`;
    return isSaid ? text : at.toISOString();
  };
  return { toInstant, toText };
}
