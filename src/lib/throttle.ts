import { createHash } from "node:crypto";
import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import { pool } from "./db";
import { log } from "./log";

/** So many tries in so many seconds. */
export type Limit = { name: string; points: number; seconds: number };

/** Who makes a try, as one limit counts it. */
export type Try = readonly [limit: Limit, parts: readonly string[]];

/** Keys hold no address and no name: who reads the table learns nobody. */
const keyOf = ([{ name }, parts]: Try): string =>
  `${name}:${createHash("sha256").update(parts.join("\n")).digest("base64url")}`;

/** A database's words may quote what it was told. */
const nameOf = (fault: unknown): string => (fault instanceof Error ? fault.name : "unknown");

// In the order of their keys, so that two requests cannot wait for each other.
const COUNT = {
  name: "count_tries",
  text: `
    INSERT INTO ops.rate_limits AS l (key, points, expire)
    SELECT t.key, 1, t.now + t.seconds * 1000
    FROM (SELECT g.key, g.seconds, (extract(epoch FROM clock_timestamp()) * 1000)::bigint AS now
          FROM unnest($1::text[], $2::int[]) AS g (key, seconds)) t
    ORDER BY t.key
    ON CONFLICT (key) DO UPDATE SET
      points = CASE WHEN l.expire <= (extract(epoch FROM clock_timestamp()) * 1000)::bigint THEN 1 ELSE l.points + 1 END,
      expire = CASE WHEN l.expire <= (extract(epoch FROM clock_timestamp()) * 1000)::bigint THEN excluded.expire ELSE l.expire END
    RETURNING key, points, greatest(1, ceil(expire / 1000.0 - extract(epoch FROM clock_timestamp())))::int AS wait`,
};

type Counted = { key: string; points: number; wait: number };

/** Counts in the database, for all processes together. */
async function countThere(tries: ReadonlyMap<string, Try>): Promise<number[]> {
  const seconds = [...tries.values()].map(([limit]) => limit.seconds);
  const { rows } = await pool().query<Counted>({ ...COUNT, values: [[...tries.keys()], seconds] });
  return rows.flatMap(({ key, points, wait }) => {
    const limit = tries.get(key)?.[0];
    return limit && points > limit.points ? [wait] : [];
  });
}

const memories = new Map<string, RateLimiterMemory>();

/** Counts in this process alone, while the database does not answer. */
async function countHere([key, [{ name, points, seconds }]]: [string, Try]): Promise<number[]> {
  const memory = memories.get(name) ?? new RateLimiterMemory({ points, duration: seconds });
  memories.set(name, memory);
  try {
    await memory.consume(key);
    return [];
  } catch (fault) {
    if (!(fault instanceof RateLimiterRes)) throw fault;
    return [Math.max(1, Math.ceil(fault.msBeforeNext / 1000))];
  }
}

/** Counts one try by each limit. Returns undefined when it may go on, else after how many seconds the next may be made. */
export async function countTries(tries: readonly Try[]): Promise<number | undefined> {
  const byKey = new Map(tries.map((one) => [keyOf(one), one]));
  const waits = await countThere(byKey).catch(async (fault: unknown) => {
    log.error({ fault: nameOf(fault) }, "tries could not be counted in the database");
    return (await Promise.all([...byKey].map(countHere))).flat();
  });
  return waits.length > 0 ? Math.max(...waits) : undefined;
}

/** Tries that turned out to be honest are taken back. */
export async function forgiveTries(tries: readonly Try[]): Promise<void> {
  await pool()
    .query("UPDATE ops.rate_limits SET points = greatest(points - 1, 0) WHERE key = ANY ($1)", [
      tries.map(keyOf),
    ])
    .catch((fault: unknown) => log.error({ fault: nameOf(fault) }, "tries could not be forgiven"));
}
