import type { StoredState } from "@/campaigns/rules";

/** How the others follow a first wave: when somebody says so, or some hours after it is out. */
export const RESTS = ["HAND", "AUTO"] as const;
export type Rest = (typeof RESTS)[number];

/** After how many people, whichever way they are reached, a first wave ends, and what becomes of the others. */
export type Waves = { firstCount: number; rest: Rest; restHours: number | null };

export const MOST_REST_HOURS = 336;
/** A campaign that is planned for later than this was mistyped. */
export const MOST_DAYS_AHEAD = 366;
/** In percent; more than that, and letters go on to harm whoever sends them. */
export const STOP_ABOVE = 5;
/** Fewer letters than these say nothing by how many of them came back. */
const FEWEST = 20;

/** While letters leave; and while nothing but a letter that comes back can happen. */
const SOON_MS = 5_000;
const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;

/** Letters of a campaign that are out, and those of them that did not arrive. */
export type Arrivals = { gone: number; bad: number };

/** The share of letters that did not arrive, in percent. */
const shareOf = ({ gone, bad }: Arrivals): number => (gone > 0 ? (bad / gone) * 100 : 0);

/** So many of a campaign's letters that are out did not arrive that nothing more should leave unseen. */
export type Loss = Arrivals & { percent: number };

/** What a campaign that waits for a hand has lost, once it is more than it may lose. */
export function lossOf(arrivals: Arrivals, stopAbove: number | null): Loss | undefined {
  const share = shareOf(arrivals);
  return share > (stopAbove ?? STOP_ABOVE)
    ? { ...arrivals, percent: Math.round(share) }
    : undefined;
}

/** How many people a first wave is of, of so many; undefined where it would not leave anybody for later. */
export function firstOf(
  { size, unit }: { size: number; unit: "people" | "percent" },
  people: number,
): number | undefined {
  const count = unit === "people" ? size : Math.ceil((people * size) / 100);
  return count >= 1 && count < people ? count : undefined;
}

export type Watched = {
  state: StoredState;
  startsAt: Date | null;
  rest: Rest | null;
  restHours: number | null;
  restAt: Date | null;
  stopAbove: number | null;
  /** Whether a letter waits to leave. */
  waits: boolean;
};

/** What has to happen to a campaign by itself, and when it is looked after next. */
export type Look = {
  event?: "due" | "rest-due" | "bounces";
  restAt?: Date;
  lookAt: Date | null;
};

/** States in which letters leave. */
const LEAVING: ReadonlySet<StoredState> = new Set(["QUEUED", "SENDING", "BETWEEN"]);

const isTooMuch = ({ stopAbove }: Watched, arrivals: Arrivals): boolean =>
  stopAbove !== null && shareOf(arrivals) > stopAbove;

const lookAhead = ({ startsAt }: Watched, soon: Date, now: Date): Look =>
  startsAt && startsAt > now ? { lookAt: startsAt } : { event: "due", lookAt: soon };

/** Between two waves: hours are counted from when the first is out, and a share of few letters counts here too. */
function lookBetween(campaign: Watched, arrivals: Arrivals, now: Date): Look {
  const { rest, restHours, restAt, waits } = campaign;
  const after = (ms: number): Date => new Date(now.getTime() + ms);
  if (waits) return { lookAt: after(SOON_MS) };
  if (rest !== "AUTO" || restHours === null) return { lookAt: null };
  if (!restAt) return { restAt: after(restHours * HOUR_MS), lookAt: after(MINUTE_MS) };
  if (restAt > now) return { lookAt: restAt < after(MINUTE_MS) ? restAt : after(MINUTE_MS) };
  if (isTooMuch(campaign, arrivals)) return { event: "bounces", lookAt: null };
  return { event: "rest-due", lookAt: after(SOON_MS) };
}

/**
 * Decides what a campaign does without anybody's doing: begins at its time, stands still when too many letters come back,
 * lets the rest go. `arrivals` are those since somebody let it go on.
 */
export function look(campaign: Watched, arrivals: Arrivals, now: Date): Look {
  const { state, waits } = campaign;
  const soon = new Date(now.getTime() + SOON_MS);
  if (state === "SCHEDULED") return lookAhead(campaign, soon, now);
  if (!LEAVING.has(state)) return { lookAt: null };
  if (arrivals.gone >= FEWEST && isTooMuch(campaign, arrivals))
    return { event: "bounces", lookAt: null };
  if (state === "BETWEEN") return lookBetween(campaign, arrivals, now);
  return { lookAt: state === "QUEUED" || waits ? soon : null };
}

/** How long a speed is measured before it is told, and measured again. */
const PACE_MS = 20_000;

export type Pace = { pace: number; paceGone: number; paceAt: Date | null };

/** Letters a minute, by how many are out now; undefined while it is too early to measure again. */
export function measure({ paceGone, paceAt }: Pace, gone: number, now: Date): Pace | undefined {
  if (!paceAt) return { pace: 0, paceGone: gone, paceAt: now };
  const span = now.getTime() - paceAt.getTime();
  if (span < PACE_MS) return undefined;
  const pace = Math.max(0, Math.round(((gone - paceGone) * MINUTE_MS) / span));
  return { pace, paceGone: gone, paceAt: now };
}
