import { fork } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { expect, test } from "vitest";
import { pool } from "./db";
import { takePermits } from "./permits";

const TAKER = path.resolve("tests/support/permit-taker.ts");

type Taken = { permits: number; from: number; to: number };

/** A worker's process that takes permits of this provider as fast as it can, for a while. */
async function taker(provider: string, rate: number, ms: number) {
  const child = fork(TAKER, [provider, String(rate), String(ms)], {
    execArgv: ["--import", "tsx"],
  });
  const gone = once(child, "exit");
  await once(child, "message");
  const run = async (): Promise<Taken> => {
    const told = once(child, "message");
    child.send("go");
    const [taken] = await told;
    await gone;
    return taken;
  };
  return run;
}

test("two processes that take permits at once get no more together than the provider allows", async () => {
  const rate = 200;
  const runners = await Promise.all([taker("raced", rate, 1_500), taker("raced", rate, 1_500)]);
  const taken = await Promise.all(runners.map((run) => run()));
  const total = taken.reduce((sum, { permits }) => sum + permits, 0);
  const seconds =
    (Math.max(...taken.map(({ to }) => to)) - Math.min(...taken.map(({ from }) => from))) / 1_000;
  // The bucket is full at first: one second's worth, and then what flows in.
  expect(total).toBeLessThanOrEqual(Math.ceil(rate * (1 + seconds)));
  expect(total).toBeGreaterThan(rate * 1.5);
  for (const { permits } of taken) expect(permits).toBeGreaterThan(0);
});

test("a bucket gives what is in it, whole permits only, and another provider's is its own", async () => {
  expect(await takePermits("slow", 10, 4)).toBe(4);
  expect(await takePermits("slow", 10, 4)).toBe(0);
  expect(await takePermits("other", 1, 4)).toBe(1);
  await pool().query("UPDATE ops.buckets SET at = at - interval '600 ms' WHERE key = 'slow'");
  expect(await takePermits("slow", 10, 4)).toBe(2);
  await pool().query("UPDATE ops.buckets SET at = at - interval '1 hour' WHERE key = 'slow'");
  expect(await takePermits("slow", 10, 4)).toBe(4);
});
