import { createHash } from "node:crypto";
import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import { pool } from "./db";
import { log } from "./log";

/** In this order limits are counted: those of one sender, those that several share, those of a whole organisation. */
const TIERS = [0, 1, 2] as const;

/** So many tries in so many seconds. What an earlier tier refuses is not counted by a later one: nobody uses it up alone. */
export type Limit = {
  name: string;
  points: number;
  seconds: number;
  tier?: (typeof TIERS)[number];
};

/** Who makes a try, as one limit counts it. */
export type Try = readonly [limit: Limit, parts: readonly string[]];

/** Keys hold no address and no name: who reads the table learns nobody. */
const keyOf = ([{ name }, parts]: Try): string =>
  `${name}:${createHash("sha256").update(parts.join("\n")).digest("base64url")}`;

/** A database's words may quote what it was told. */
const nameOf = (fault: unknown): string => (fault instanceof Error ? fault.name : "unknown");

const tierOf = ([{ tier = 0 }]: Try): number => tier;
const NOW = "(extract(epoch FROM clock_timestamp()) * 1000)::bigint";

// Tier after tier, in each in the order of their keys, so that two requests cannot wait for each other.
const countTier = (tier: number): string => {
  const refused = TIERS.filter((earlier) => earlier < tier).map(
    (earlier) => `AND NOT EXISTS (SELECT FROM over_${earlier})`,
  );
  return `
    counted_${tier} AS (
      INSERT INTO ops.rate_limits AS l (key, points, expire)
      SELECT g.key, 1, ${NOW} + g.seconds * 1000 FROM given g
      WHERE g.tier = ${tier} ${refused.join(" ")}
      ORDER BY g.key
      ON CONFLICT (key) DO UPDATE SET
        points = CASE WHEN l.expire <= ${NOW} THEN 1 ELSE l.points + 1 END,
        expire = CASE WHEN l.expire <= ${NOW} THEN excluded.expire ELSE l.expire END
      RETURNING key, points, greatest(1, ceil(expire / 1000.0 - extract(epoch FROM clock_timestamp())))::int AS wait),
    over_${tier} AS (SELECT c.wait FROM counted_${tier} c JOIN given g USING (key) WHERE c.points > g.most)`;
};

// One statement whatever it finds: who is refused by what does not show in how much is asked.
const COUNT = {
  name: "count_tries",
  text: `
    WITH given AS (
      SELECT * FROM unnest($1::text[], $2::int[], $3::int[], $4::int[]) AS g (key, tier, most, seconds)),
    ${TIERS.map(countTier).join(",")}
    ${TIERS.map((tier) => `SELECT ${tier} AS tier, wait FROM over_${tier}`).join(" UNION ALL ")}`,
};

/** What refuses a try, and for how many seconds. */
type Over = { tier: number; wait: number };

/** Counts in the database, for all processes together. */
async function countThere(tries: ReadonlyMap<string, Try>): Promise<Over[]> {
  const all = [...tries.values()];
  const points = all.map(([limit]) => limit.points);
  const seconds = all.map(([limit]) => limit.seconds);
  const values = [[...tries.keys()], all.map(tierOf), points, seconds];
  const { rows } = await pool().query<Over>({ ...COUNT, values });
  return rows;
}

const memories = new Map<string, RateLimiterMemory>();

/** Counts in this process alone, while the database does not answer. */
async function countHere([key, one]: [string, Try]): Promise<Over[]> {
  const [{ name, points, seconds }] = one;
  const memory = memories.get(name) ?? new RateLimiterMemory({ points, duration: seconds });
  memories.set(name, memory);
  try {
    await memory.consume(key);
    return [];
  } catch (fault) {
    if (!(fault instanceof RateLimiterRes)) throw fault;
    return [{ tier: tierOf(one), wait: Math.max(1, Math.ceil(fault.msBeforeNext / 1000)) }];
  }
}

async function countAllHere(tries: ReadonlyMap<string, Try>): Promise<Over[]> {
  for (const tier of TIERS) {
    const those = [...tries].filter(([, one]) => tierOf(one) === tier);
    const waits = (await Promise.all(those.map(countHere))).flat();
    if (waits.length > 0) return waits;
  }
  return [];
}

async function count(tries: readonly Try[]): Promise<Over[]> {
  const byKey = new Map(tries.map((one) => [keyOf(one), one]));
  return countThere(byKey).catch((fault: unknown) => {
    log.error({ fault: nameOf(fault) }, "tries could not be counted in the database");
    return countAllHere(byKey);
  });
}

const longest = (over: readonly Over[]): number | undefined =>
  over.length > 0 ? Math.max(...over.map(({ wait }) => wait)) : undefined;

/** Counts one try by each limit. Returns undefined when it may go on, else after how many seconds the next may be made. */
export const countTries = async (tries: readonly Try[]): Promise<number | undefined> =>
  longest(await count(tries));

/**
 * The same, and apart what only the ceiling of a whole organisation would refuse: many senders together fill it, and who holds
 * what they were given is none of them. `crowded` is for the wrong ones alone.
 */
export async function countApart(tries: readonly Try[]) {
  const over = await count(tries);
  const [ceilings, own] = [
    over.filter(({ tier }) => tier === 2),
    over.filter(({ tier }) => tier < 2),
  ];
  return { wait: longest(own), crowded: longest(ceilings) };
}

// Locked in the order in which they are counted.
const FORGIVE = `
  WITH held AS (
    SELECT l.key FROM ops.rate_limits l JOIN unnest($1::text[], $2::int[]) AS g (key, tier) USING (key)
    ORDER BY g.tier, l.key FOR UPDATE OF l)
  UPDATE ops.rate_limits l SET points = greatest(l.points - 1, 0) FROM held WHERE l.key = held.key`;

/** Tries that turned out to be honest are taken back. */
export async function forgiveTries(tries: readonly Try[]): Promise<void> {
  await pool()
    .query(FORGIVE, [tries.map(keyOf), tries.map(tierOf)])
    .catch((fault: unknown) => log.error({ fault: nameOf(fault) }, "tries could not be forgiven"));
}
