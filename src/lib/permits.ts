import { pool } from "./db";

/**
 * Takes up to `wanted` sending permits of a provider from its token bucket, exact over all workers: one statement that
 * locks the bucket's row. The bucket fills by `rate` a second and never holds more than one second's worth; `keep` of them
 * stay in it, for letters that are more urgent.
 */
export async function takePermits(
  provider: string,
  wanted: number,
  rate: number,
  keep = 0,
): Promise<number> {
  const { rows } = await pool().query<{ granted: number }>(
    `WITH filled AS (
       SELECT key, least($3::float8, tokens + extract(epoch FROM clock_timestamp() - at) * $3::float8) AS tokens
       FROM ops.buckets WHERE key = $1 FOR UPDATE)
     UPDATE ops.buckets b SET tokens = f.tokens - greatest(least($2::float8, floor(f.tokens - $4::float8)), 0), at = clock_timestamp()
     FROM filled f WHERE b.key = f.key
     RETURNING greatest(least($2::float8, floor(f.tokens - $4::float8)), 0)::int AS granted`,
    [provider, wanted, rate, keep],
  );
  if (rows[0]) return rows[0].granted;
  await pool().query(
    `INSERT INTO ops.buckets (key, tokens, at) VALUES ($1, $2, clock_timestamp()) ON CONFLICT DO NOTHING`,
    [provider, rate],
  );
  return takePermits(provider, wanted, rate, keep);
}
