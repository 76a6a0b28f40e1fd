/** Shares of a link's life at which whoever has not claimed is reminded (domain rules, section 5). */
const POINTS = [2 / 7, 5 / 7];
/** Days between two letters to somebody at least. */
const LEAST_GAP = 2;
/** Letters to a person in all, the invitation included. */
const MOST_LETTERS = 3;
/** From this hour of the organisation's day on the reminders of that day are begun. */
export const REMIND_HOUR = 9;
const DAY_MS = 86_400_000;

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const date = { year: "numeric", month: "2-digit", day: "2-digit" } as const;
  const made = new Intl.DateTimeFormat("en-CA", {
    ...date,
    timeZone,
    hour: "2-digit",
    hourCycle: "h23",
  });
  formats.set(timeZone, made);
  return made;
}

/** The day ("2026-11-22") and the hour that a clock in this zone shows. */
export function localTime(at: Date, timeZone: string): { day: string; hour: number } {
  const parts = formatOf(timeZone).formatToParts(at);
  const part = Object.fromEntries(parts.map(({ type, value }) => [type, value]));
  return { day: `${part.year}-${part.month}-${part.day}`, hour: Number(part.hour) };
}

/** The day so many days later. */
export const daysAfter = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);

const latest = (...days: string[]): string => days.toSorted().at(-1) ?? "";

/** The invitation that counts: when it was sent, by hand last, and how long its link was to live. */
export type Course = { firstAt: Date; endsAt: Date };
/** Letters of it so far, and the day of the last one. */
export type Written = { letters: number; day: string };

/**
 * The day on which somebody is reminded next, not before `from`; undefined if not any more. It is the day of the first point
 * of the life that no letter answered yet, some days after the last letter, and never the day on which that life ends. What
 * was missed is made up for by one letter.
 */
export function nextReminder(
  { firstAt, endsAt }: Course,
  { letters, day }: Written,
  from: string,
  timeZone: string,
): string | undefined {
  if (letters >= MOST_LETTERS) return undefined;
  const dayOf = (at: Date) => localTime(at, timeZone).day;
  const life = endsAt.getTime() - firstAt.getTime();
  const points = POINTS.map((share) => dayOf(new Date(firstAt.getTime() + share * life)));
  const point = points.find((one) => one > day);
  if (point === undefined) return undefined;
  const next = latest(point, daysAfter(day, LEAST_GAP), from);
  return next < dayOf(endsAt) ? next : undefined;
}

/** All days from `from` on on which somebody would be reminded. */
export function reminderDays(
  course: Course,
  written: Written,
  from: string,
  timeZone: string,
): string[] {
  const day = nextReminder(course, written, from, timeZone);
  if (day === undefined) return [];
  const after = { letters: written.letters + 1, day };
  return [day, ...reminderDays(course, after, daysAfter(day, 1), timeZone)];
}

/** Why somebody who is invited is not reminded. */
export type WhyNot =
  | "off"
  | "declined"
  | "dont-remind"
  | "no-address"
  | "undeliverable"
  | "never-mailed"
  | "waits"
  | "not-arrived"
  | "letters-spent"
  | "over";

/** What decides of somebody who is invited. */
export type Invitee = {
  declined: boolean;
  /** They asked for no reminders. */
  quiet: boolean;
  addressed: boolean;
  undeliverable: boolean;
  /** Letters to the address of today, of the invitation that counts; without one there is no course. */
  letters: number;
  firstAt: Date | null;
  endsAt: Date | null;
  lastAt: Date | null;
  /** A letter has not left yet. */
  waits: boolean;
  /** The last letter failed or came back. */
  lost: boolean;
};

function hindrance(who: Invitee): WhyNot | undefined {
  if (who.declined) return "declined";
  if (who.quiet) return "dont-remind";
  if (!who.addressed) return "no-address";
  if (who.undeliverable) return "undeliverable";
  if (!who.firstAt) return "never-mailed";
  if (who.waits) return "waits";
  if (who.lost) return "not-arrived";
  return who.letters >= MOST_LETTERS ? "letters-spent" : undefined;
}

/** When somebody who is invited is reminded, or why they are not. */
export function outlook(
  who: Invitee,
  { isOn, from, timeZone }: { isOn: boolean; from: string; timeZone: string },
): { on: string } | { not: WhyNot } {
  if (!isOn) return { not: "off" };
  const not = hindrance(who);
  if (not) return { not };
  const { firstAt, endsAt, lastAt, letters } = who;
  if (!firstAt || !endsAt || !lastAt) return { not: "never-mailed" };
  const written = { letters, day: localTime(lastAt, timeZone).day };
  const on = nextReminder({ firstAt, endsAt }, written, from, timeZone);
  return on === undefined ? { not: "over" } : { on };
}
