import { expect, test, vi } from "vitest";

// nobody listens there: every look at the database fails at once
vi.stubEnv("DATABASE_URL", "postgresql://nobody@127.0.0.1:1/none");
vi.stubEnv("ROLLCALL_KEYS", `1:${"A".repeat(43)}`);
vi.stubEnv("LOG_LEVEL", "silent");

test("while the database does not answer, a process counts by itself", async () => {
  const { countTries } = await import("./throttle");
  const limit = { name: "outage", points: 3, seconds: 600 };
  const waits: (number | undefined)[] = [];
  for (let turn = 0; turn < 4; turn += 1) waits.push(await countTries([[limit, ["192.0.2.7"]]]));
  expect(waits.slice(0, 3)).toEqual([undefined, undefined, undefined]);
  expect(waits[3]).toBeGreaterThan(590);
  expect(await countTries([[limit, ["192.0.2.8"]]])).toBeUndefined();
});

test("and what it refuses by one limit uses up none of the later ones there either", async () => {
  const { countTries } = await import("./throttle");
  const own = { name: "own", points: 2, seconds: 600 };
  const ceiling = { name: "ceiling", points: 4, seconds: 600, tier: 2 } as const;
  const from = (address: string) =>
    countTries([
      [ceiling, ["org"]],
      [own, [address]],
    ]);
  for (let turn = 0; turn < 10; turn += 1) await from("192.0.2.7");
  expect(await from("192.0.2.7")).toBeGreaterThan(590);
  expect([await from("192.0.2.8"), await from("192.0.2.8")]).toEqual([undefined, undefined]);
  expect(await from("192.0.2.9")).toBeGreaterThan(590);
});
