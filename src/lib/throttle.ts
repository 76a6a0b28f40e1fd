import { createHash } from "node:crypto";
import { RateLimiterMemory, RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import { pool } from "./db";
import { log } from "./log";

/** So many tries in so many seconds. */
export type Limit = { name: string; points: number; seconds: number };

const limiters = new Map<string, RateLimiterPostgres>();

/** Counts in the database, for all processes together; by this process alone while the database does not answer. */
function limiterOf({ name, points, seconds }: Limit): RateLimiterPostgres {
  const known = limiters.get(name);
  if (known) return known;
  const made = new RateLimiterPostgres({
    storeClient: pool(),
    storeType: "pool",
    schemaName: "ops",
    tableName: "rate_limits",
    tableCreated: true,
    keyPrefix: name,
    points,
    duration: seconds,
    insuranceLimiter: new RateLimiterMemory({ keyPrefix: name, points, duration: seconds }),
  });
  limiters.set(name, made);
  return made;
}

/** Keys hold no address and no name: who reads the table learns nobody. */
const keyOf = (parts: readonly string[]): string =>
  createHash("sha256").update(parts.join("\n")).digest("base64url");

/** A database's words may quote what it was told. */
const nameOf = (fault: unknown): string => (fault instanceof Error ? fault.name : "unknown");

/** Counts one try. Returns undefined when it may go on, else after how many seconds the next may be made. */
export async function countTry(
  limit: Limit,
  parts: readonly string[],
): Promise<number | undefined> {
  try {
    await limiterOf(limit).consume(keyOf(parts));
    return undefined;
  } catch (fault) {
    if (fault instanceof RateLimiterRes) return Math.max(1, Math.ceil(fault.msBeforeNext / 1000));
    log.error({ fault: nameOf(fault), limit: limit.name }, "a try could not be counted");
    return undefined;
  }
}

/** A try that turned out to be honest is taken back. */
export async function forgiveTry(limit: Limit, parts: readonly string[]): Promise<void> {
  await limiterOf(limit)
    .reward(keyOf(parts))
    .catch((fault: unknown) =>
      log.error({ fault: nameOf(fault), limit: limit.name }, "a try could not be forgiven"),
    );
}
