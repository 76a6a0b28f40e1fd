/** What is said of a campaign's speed is said after this; before, it would be a guess. */
const SOON_MS = 20_000;

type Going = { now: Date; beganAt: Date | null; waiting: number; lately: number };

/** Letters a minute, and how many minutes the rest takes at that; undefined where there is nothing to tell. */
export function paceOf({
  now,
  beganAt,
  waiting,
  lately,
}: Going): { perMinute: number; minutes: number } | undefined {
  if (!beganAt || waiting === 0 || lately === 0) return undefined;
  const age = now.getTime() - beganAt.getTime();
  if (age < SOON_MS) return undefined;
  const perMinute = Math.round((lately * 60_000) / Math.min(age, 60_000));
  return { perMinute, minutes: Math.max(1, Math.ceil(waiting / perMinute)) };
}
