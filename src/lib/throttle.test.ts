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
