import { expect, vi } from "vitest";
import { flushCounts } from "@/lib/counting";
import { asOwner } from "./connections";

/** Waits until a connection to this database waits for another one's lock. */
export async function someoneWaits(): Promise<void> {
  await asOwner((client) =>
    vi.waitFor(
      async () => {
        const { rows } = await client.query(
          "SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'",
        );
        expect(rows).not.toEqual([]);
      },
      { timeout: 10_000, interval: 10 },
    ),
  );
}

/**
 * Lets `first` do all its work and keeps its transaction open until `second` waits for it: the moment in which whatever
 * `second` has read already is out of date.
 */
export async function interleave<A, B>(
  first: (hold: () => Promise<void>) => Promise<A>,
  second: () => Promise<B>,
): Promise<[A, B]> {
  const { promise: held, resolve: reached } = Promise.withResolvers<void>();
  const started = first(async () => {
    reached();
    await someoneWaits();
  });
  await Promise.race([held, started]);
  return Promise.all([started, second()]);
}

const AGAIN = "FROM ops.counters WHERE name = 'transaction again'";

/** What files before this one counted is not its own. */
export async function forgetConflicts(): Promise<void> {
  await flushCounts();
  await asOwner((client) => client.query(`DELETE ${AGAIN}`));
}

/** No two transactions waited for each other: `inOrg` would have begun one again, and nobody would have noticed. */
export async function noConflicts(): Promise<void> {
  await flushCounts();
  expect((await asOwner((client) => client.query(`SELECT total ${AGAIN}`))).rows).toEqual([]);
}
