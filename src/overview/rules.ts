import type { DeskCounts } from "@/desk/rules";
import { COUNTED, REASONS } from "@/desk/rules";

/** Days that the overview looks back. */
export const PERIODS = [7, 30, 90, 365] as const;
export type Period = (typeof PERIODS)[number];

/** What a person comes to, in order. */
export const STEPS = ["CREATED", "INVITED", "SENT", "DELIVERED", "CLAIMED"] as const;
export type Step = (typeof STEPS)[number];

/** People who came to a step on a day ("2026-11-21"), or on all days before the period. */
export type StepRow = { step: Step; day: string | null; people: number };

export type FunnelPoint = { day: string } & Record<Step, number>;

const DAY_MS = 86_400_000;
/** Over a year a point a week is as much as a line can show. */
const MOST_POINTS = 100;

/** The period that an address asks for; the usual one when it asks for none or nonsense. */
export function readPeriod(days: string | string[] | undefined): Period {
  return PERIODS.find((period) => String(period) === days) ?? 30;
}

/** The calendar day of a moment in a zone. */
export const dayIn = (at: Date, timeZone: string): string =>
  new Intl.DateTimeFormat("en-CA", { timeZone, dateStyle: "short" }).format(at);

/** So many days before a day. */
export const daysBefore = (day: string, days: number): string =>
  new Date(Date.parse(day) - days * DAY_MS).toISOString().slice(0, 10);

const ZERO: Record<Step, number> = { CREATED: 0, INVITED: 0, SENT: 0, DELIVERED: 0, CLAIMED: 0 };

/** How many people had come to each step by the end of each day, the last day being today; thinned where a line is long. */
export function funnelSeries(
  rows: readonly StepRow[],
  { today, days }: { today: string; days: number },
): FunnelPoint[] {
  const first = daysBefore(today, days);
  const sums = { ...ZERO };
  const gained = new Map<string, StepRow[]>();
  for (const row of rows) {
    if (row.day === null || row.day <= first) sums[row.step] += row.people;
    else gained.set(row.day, [...(gained.get(row.day) ?? []), row]);
  }
  const points: FunnelPoint[] = [];
  for (let ago = days; ago >= 0; ago -= 1) {
    const day = daysBefore(today, ago);
    for (const { step, people } of gained.get(day) ?? []) sums[step] += people;
    points.push({ day, ...sums });
  }
  const stride = Math.ceil(points.length / MOST_POINTS);
  return points.filter((_, index) => (points.length - 1 - index) % (stride === 1 ? 1 : 7) === 0);
}

/** A share of a whole; nothing of nothing is no share. */
export const shareOf = (part: number, whole: number): number | undefined =>
  whole > 0 ? part / whole : undefined;

/** The unit that a span reads best in: 25 min, 7.5 h, 3.2 days. */
export function spanOf(seconds: number): { value: number; unit: "minute" | "hour" | "day" } {
  if (seconds < 5_400) return { value: Math.max(1, Math.round(seconds / 60)), unit: "minute" };
  const hours = seconds / 3_600;
  if (hours < 48) return { value: Math.round(hours * 10) / 10, unit: "hour" };
  return { value: Math.round(hours / 2.4) / 10, unit: "day" };
}

/** What a new organisation does first, in order; the organisation itself was the first of all. */
export const FIRST_STEPS = ["people", "sender", "team", "invite", "claim"] as const;
export type FirstStep = (typeof FIRST_STEPS)[number];
export type FirstStepFacts = Record<FirstStep, boolean> & { isHidden: boolean };

/** Where each step leads; none for those who may not. */
export type StepHrefs = Partial<Record<FirstStep | "several" | "file" | "settings", string>>;

/** The step to do now; undefined once all are done. */
export const currentStep = (facts: FirstStepFacts): FirstStep | undefined =>
  FIRST_STEPS.find((step) => !facts[step]);

/** The newest claims that medians are taken of: enough for every period but the busiest. */
export const MOST_CLAIMS = 10_000;
/** Who awaits an invitation is counted to here: beyond it the number says so. */
export const MOST_NEEDED = 10_000;

/** What waits for an admin, the most pressing first: who needs a hand, then who merely awaits an invitation. */
export const NEEDS = [...REASONS, "leftContacts", "ending", "created"] as const;
export type Need = (typeof NEEDS)[number];
export type NeedCounts = DeskCounts & { created: number; ending: number; leftContacts: number };

/** What ends by itself within these days is worth a look. */
export const ENDING_DAYS = 7;

export const mostOf = (need: Need): number => (need === "created" ? MOST_NEEDED : COUNTED);
