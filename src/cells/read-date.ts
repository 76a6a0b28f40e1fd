import type { Cell } from "./input";
import type { LocalTime, RosterClock } from "./roster-clock";

const TIME = String.raw`(?:[/T,\s]\s*(\d{1,2})[:h](\d{2})(?::(\d{2})(?:[.,](\d{1,3}))?)?)?`;
const DAY_FIRST = new RegExp(String.raw`^(\d{1,2})([/.-])(\d{1,2})\2(\d{4})${TIME}$`);
const YEAR_FIRST = new RegExp(
  String.raw`^(\d{4})([/.-])(\d{1,2})\2(\d{1,2})${TIME}\s*(Z|[+-]\d{2}:?\d{2})?$`,
);
const SHORT_YEAR = /^(\d{1,2}[/.-]\d{1,2}[/.-])(\d{2})(?!\d)(.*)$/;
const TWELVE_HOURS = /^(.*?)(\d{1,2}):(\d{2})(?::\d{2})?\s*([ap])\.?m\.?$/i;
/** Days since 1900 as Excel counts them, for the years 2009 to 2119. */
const SERIAL = /^([4-7]\d{4})(?:[.,](\d+))?$/;
const EXCEL_EPOCH = Date.UTC(1899, 11, 30);
const DAY = 86_400_000;

type Found = { local: LocalTime; zone: string | undefined };

const local = (date: readonly string[], time: readonly (string | undefined)[]): LocalTime => {
  const [year = 0, month = 0, day = 0] = date.map(Number);
  const [hour = 0, minute = 0, second = 0] = time.map((part) => Number(part ?? 0));
  return [year, month, day, hour, minute, second, Number((time[3] ?? "0").padEnd(3, "0"))];
};

function parse(text: string): Found | undefined {
  const [, day = "", , month = "", year, ...rest] = DAY_FIRST.exec(text) ?? [];
  if (year !== undefined) return { local: local([year, month, day], rest), zone: undefined };
  const [, first, , second = "", third = "", ...more] = YEAR_FIRST.exec(text) ?? [];
  if (first === undefined) return undefined;
  return { local: local([first, second, third], more.slice(0, 4)), zone: more[4] };
}

function instantOf({ local, zone }: Found, clock: RosterClock): Date | undefined {
  if (zone === undefined) return clock.toInstant(local);
  const [year, month, day, hour, minute, second, ms] = local;
  const [, sign, hours = "0", minutes = "0"] = /([+-])(\d{2}):?(\d{2})/.exec(zone) ?? [];
  const ahead = (Number(hours) * 60 + Number(minutes)) * 60_000 * (sign === "-" ? -1 : 1);
  const wall = Date.UTC(year, month - 1, day, hour, minute, second, ms);
  const isDay = new Date(wall).getUTCDate() === day && hour < 24 && minute < 60 && second < 60;
  return isDay ? new Date(wall - ahead) : undefined;
}

/** What a month first, a short year, twelve hours or a day's number in Excel most probably mean. */
function rewritten(text: string): string | undefined {
  const [, days, part = "0"] = SERIAL.exec(text) ?? [];
  if (days) {
    const minutes = Math.round(Number(`0.${part}`) * 1_440);
    const wall = new Date(EXCEL_EPOCH + Number(days) * DAY + minutes * 60_000);
    return wall.toISOString().slice(0, 16);
  }
  const [, before, hour, minute, half] = TWELVE_HOURS.exec(text) ?? [];
  if (before !== undefined && minute !== undefined)
    return `${before}${(Number(hour) % 12) + (half?.toLowerCase() === "p" ? 12 : 0)}:${minute}`;
  const [, date, year, time] = SHORT_YEAR.exec(text) ?? [];
  return date ? `${date}20${year}${time}` : undefined;
}

const swapped = ([year, month, day, ...time]: LocalTime): LocalTime => [year, day, month, ...time];
const later = ([year, month, day, hour, ...time]: LocalTime): LocalTime => [
  ...([year, month, day, hour + 1] as const),
  ...time,
];

/** What would be right where that can be told: the other order, the hour after one that clocks skip. */
function rightOf(text: string, clock: RosterClock): string | undefined {
  const found = parse(text) ?? parse(rewritten(text) ?? "");
  if (!found) return undefined;
  const tries = [found.local, swapped(found.local), later(found.local)];
  const at = tries.map((each) => instantOf({ ...found, local: each }, clock)).find(Boolean);
  return at && clock.toText(at);
}

/** A date as rosters write it (day first), ISO or of a workbook, in the organisation's time zone; without a time midnight. */
export function readDate(text: string, clock: RosterClock): Cell<Date> {
  const found = parse(text);
  const at = found && instantOf(found, clock);
  if (at) return { value: at };
  const right = rightOf(text, clock);
  return { wrong: { code: "date-wrong", ...(right && { right }) } };
}
