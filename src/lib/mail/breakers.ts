import { pool } from "../db";

/** How long a provider that is out of reach is left alone: longer each time it is tried in vain. */
const WAITS_MS = [15_000, 30_000, 60_000, 120_000, 300_000];
/** A worker that tries it first may die of it: then another one does. */
const TRIAL_MS = 60_000;

/** How many mails may go through a provider now; of the others, when they are to be tried. */
export type Leave = { most: number; until: Date | undefined; isTrial: boolean };

const after = (at: Date, ms: number): Date => new Date(at.getTime() + ms);

/** Asks whether a provider is in reach, as far as any worker knows: while it is not, one mail at a time tries. */
export async function askBreaker(provider: string, at: Date): Promise<Leave> {
  const found = await pool().query<{ until: Date }>(
    "SELECT tried_again_at AS until FROM ops.breakers WHERE key = $1",
    [provider],
  );
  const until = found.rows[0]?.until;
  if (!until) return { most: Number.POSITIVE_INFINITY, until, isTrial: false };
  if (until > at) return { most: 0, until, isTrial: false };
  const next = after(at, TRIAL_MS);
  const { rowCount } = await pool().query(
    "UPDATE ops.breakers SET tried_again_at = $3 WHERE key = $1 AND tried_again_at <= $2",
    [provider, at, next],
  );
  // The others are due again as soon as the trial is over.
  const isTrial = rowCount === 1;
  return { most: isTrial ? 1 : 0, until: after(at, 1_000), isTrial };
}

/** A provider was out of reach: nobody tries it for a while, longer where this was a trial. */
export async function openBreaker(
  provider: string,
  at: Date,
  { isTrial, fault }: { isTrial: boolean; fault: string },
): Promise<Date> {
  const { rows } = await pool().query<{ until: Date }>(
    `INSERT INTO ops.breakers AS b (key, failures, opened_at, tried_again_at, fault)
     VALUES ($1, 1, $2, $2::timestamptz + make_interval(secs => ($4::int[])[1] / 1000), $3)
     ON CONFLICT (key) DO UPDATE SET fault = excluded.fault, failures = b.failures + $5::int,
       tried_again_at = CASE WHEN $5 = 0 THEN b.tried_again_at
         ELSE $2::timestamptz + make_interval(secs => ($4::int[])[least(b.failures + 1, array_length($4::int[], 1))] / 1000) END
     RETURNING tried_again_at AS until`,
    [provider, at, fault, WAITS_MS, isTrial ? 1 : 0],
  );
  return rows[0]?.until ?? at;
}

/** The provider answers again. */
export async function closeBreaker(provider: string): Promise<void> {
  await pool().query("DELETE FROM ops.breakers WHERE key = $1", [provider]);
}

/** Since when the installation's providers, of mails and of texts, are out of reach; nothing of those that are not. */
export type Outages = { mail?: Date; texts?: Date };
export async function readOutages(): Promise<Outages> {
  const { rows } = await pool().query<{ key: keyof Outages; since: Date }>(
    "SELECT key, opened_at AS since FROM ops.breakers WHERE key IN ('mail', 'texts')",
  );
  return Object.fromEntries(rows.map(({ key, since }) => [key, since]));
}
