import { monitorEventLoopDelay } from "node:perf_hooks";
import { pool } from "./db";
import { log } from "./log";
import { faultFacts } from "./sql/fault-facts";

/** How long what was counted waits in the process: little enough to lose when it is killed. */
const FLUSH_MS = 5_000;

// One a process, also where a bundler has made several copies of this file.
const kept = globalThis as unknown as {
  rollcallCounts?: Map<string, number>;
  rollcallDelay?: ReturnType<typeof monitorEventLoopDelay>;
};

const counts = (): Map<string, number> => {
  kept.rollcallCounts ??= new Map();
  return kept.rollcallCounts;
};

/** Counts something that happened for good: after its commit. Names hold codes, never a tenant. */
export const count = (name: string, by = 1): void => {
  counts().set(name, (counts().get(name) ?? 0) + by);
};

const ADD = `INSERT INTO ops.counters AS c (name, total) SELECT * FROM unnest($1::text[], $2::bigint[]) ORDER BY 1
  ON CONFLICT (name) DO UPDATE SET total = c.total + excluded.total`;

/** Adds what this process counted to what all count together; what could not be added waits for the next time. */
export async function flushCounts(): Promise<void> {
  const held = [...counts()];
  counts().clear();
  if (held.length === 0) return;
  try {
    await pool().query(ADD, [held.map(([name]) => name), held.map(([, by]) => by)]);
  } catch (fault) {
    for (const [name, by] of held) count(name, by);
    log.warn(faultFacts(fault), "counts wait");
  }
}

/** From now on this process adds its counts and watches its event loop. Programs that end soon need neither. */
export function startCounting(): void {
  if (kept.rollcallDelay) return;
  kept.rollcallDelay = monitorEventLoopDelay({ resolution: 20 });
  kept.rollcallDelay.enable();
  setInterval(() => void flushCounts(), FLUSH_MS).unref();
}

/** How late the event loop of this process was since the last look, in seconds. */
export function takeLoopDelay(): { median: number; p99: number } {
  const delay = kept.rollcallDelay;
  if (!delay || delay.count === 0) return { median: 0, p99: 0 };
  const taken = { median: delay.percentile(50) / 1e9, p99: delay.percentile(99) / 1e9 };
  delay.reset();
  return taken;
}
