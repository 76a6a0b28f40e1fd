const DAY = 86_400_000;

/** How long before a suspension for inactivity somebody is told of it. */
export const FIRST_WARNING = 14 * DAY;
const LAST_WARNING = 3 * DAY;

/** So many accounts are worked on in one transaction. */
export const PIECE = 200;

/** Somebody who is ACTIVE, as far as a suspension for inactivity depends on it. */
export type Idle = {
  /** The last sign-in, claim or return. */
  activeAt: Date;
  /** So many days after that as the rule says, by the organisation's clocks. */
  endsOn: Date;
  /** When a session of theirs was last used. */
  seenAt: Date | null;
  /** The day that they were told, or to which an admin put it off. */
  lapsesOn: Date | null;
  warnedAt: Date | null;
  warnedAgainAt: Date | null;
  /** When each warning was handed over; null for one that was not, or that came back. */
  toldAt: Date | null;
  toldAgainAt: Date | null;
};

export type Step =
  | { step: "wait" }
  /** They were here without signing in: their days count from then. */
  | { step: "seen"; at: Date }
  | { step: "warn" | "warn-again"; on: Date }
  | { step: "suspend" };

const WAIT: Step = { step: "wait" };

const later = (...dates: readonly (Date | null)[]): Date =>
  new Date(Math.max(...dates.map((date) => date?.getTime() ?? 0)));
const after = (date: Date, span: number): Date => new Date(date.getTime() + span);

/** First of all they are told, as long before as they are to know. */
function firstStep({ endsOn, lapsesOn }: Idle, now: Date): Step {
  const planned = later(endsOn, lapsesOn);
  if (after(now, FIRST_WARNING) < planned) return WAIT;
  return { step: "warn", on: later(planned, after(now, FIRST_WARNING)) };
}

/** A warning that never left is none: then it begins anew. */
const orAnew = (lapsesOn: Date, now: Date): Step =>
  now < lapsesOn ? WAIT : { step: "warn", on: after(now, FIRST_WARNING) };

function secondStep(toldAt: Date | null, lapsesOn: Date, now: Date): Step {
  if (!toldAt) return orAnew(lapsesOn, now);
  const planned = later(lapsesOn, after(toldAt, FIRST_WARNING));
  if (after(now, LAST_WARNING) < planned) return WAIT;
  return { step: "warn-again", on: later(planned, after(now, LAST_WARNING)) };
}

/**
 * What comes next for somebody who stays away: told 14 days before and again 3 days before, suspended on the day they were
 * told. Nobody is suspended whom neither letter reached in time, however long nothing was running: what is late moves the
 * day, never the warning.
 */
export function nextStep(idle: Idle, now: Date): Step {
  const { seenAt, activeAt, lapsesOn, warnedAt, warnedAgainAt, toldAt, toldAgainAt } = idle;
  if (seenAt && seenAt > later(activeAt, warnedAt)) return { step: "seen", at: seenAt };
  if (!warnedAt || !lapsesOn) return firstStep(idle, now);
  if (!warnedAgainAt) return secondStep(toldAt, lapsesOn, now);
  if (!toldAt || !toldAgainAt) return orAnew(lapsesOn, now);
  const day = later(lapsesOn, after(toldAgainAt, LAST_WARNING));
  return now < day ? WAIT : { step: "suspend" };
}

/** The rules of an organisation that act by themselves; null: they do not. */
export type LapseRules = {
  inactivityDays: number | null;
  neverClaimedDays: number | null;
  lapseAdmins: boolean;
};

/** The same where they hold, with the zone of the organisation's clocks, by which days are counted. */
export type HeldRules = LapseRules & { timeZone: string };

/** Whom rules would act on: of those who stay away, who cannot be told and is left alone. */
export type Touched = { idle: number; silent: number; unclaimed: number };

/** Each is counted to here and no further. */
export const COUNTED = 10_000;

/** Where the next piece begins. */
export type Place = { at: Date; id: string };

/** What became of a piece; no `next` after the last one. */
export type Piece = { done: number; next: Place | undefined };
