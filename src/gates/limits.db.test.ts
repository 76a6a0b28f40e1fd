import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { pool } from "@/lib/db";
import { limitCodes, limitLooks, limitShort, limitSignIn } from "./limits";

const from = (address: string) => new Headers({ "x-forwarded-for": address });

/** What the ceilings of that name stand at: keys are digests, and no other test counts in this file's database. */
async function countsOf(name: string): Promise<number[]> {
  const { rows } = await pool().query<{ points: number }>(
    "SELECT points FROM ops.rate_limits WHERE key LIKE $1 ORDER BY points DESC",
    [`${name}:%`],
  );
  return rows.map(({ points }) => points);
}

/** So many tries, a few at a time as a flood comes. */
async function flood(tries: number, attempt: (turn: number) => Promise<unknown>): Promise<void> {
  for (let turn = 0; turn < tries; turn += 50)
    await Promise.all(
      Array.from({ length: Math.min(50, tries - turn) }, (_, n) => attempt(turn + n)),
    );
}

test("what is refused to one network uses up nothing of its organisation's ceiling", async () => {
  const org = randomUUID();
  await flood(5_000, () => limitCodes(from("192.0.2.7"), org));
  expect((await limitCodes(from("192.0.2.7"), org)).wait).toBeGreaterThan(0);
  // its own limit is 20
  expect(await countsOf("codes-org")).toEqual([20]);
  const other = await limitCodes(from("198.51.100.9"), org);
  expect(other.wait).toBeUndefined();
  await other.forgive();
  expect(await countsOf("codes-org")).toEqual([20]);
});

test("what is refused to one person at one network keeps nobody else out, nor them from elsewhere", async () => {
  const org = randomUUID();
  const who = { org, identifier: "amara@halden.example", known: false };
  await flood(500, () => limitSignIn(from("192.0.2.8"), who));
  expect(await countsOf("sign-in-account")).toEqual([10]);
  expect(await countsOf("sign-in-org")).toEqual([10]);
  expect((await limitSignIn(from("198.51.100.9"), who)).wait).toBeUndefined();
});

test("all the networks of one customer of IPv6 together use up a quarter of a ceiling at most", async () => {
  const org = randomUUID();
  const network = (n: number) => from(`2001:db8:7:${n.toString(16)}::1`);
  await flood(6_000, (n) => limitShort(network(n), org));
  expect(await countsOf("short-org")).toEqual([5_000]);
  expect((await limitShort(network(0xffff), org)).wait).toBeGreaterThan(0);
  expect((await limitShort(from("2001:db8:8::1"), org)).wait).toBeUndefined();
  expect((await limitShort(from("192.0.2.9"), org)).wait).toBeUndefined();
});

test("tries that count and tries that are taken back never wait for each other in a circle", async () => {
  const org = randomUUID();
  await flood(1_500, async (n) => {
    const { wait, forgive } = await limitCodes(from(`2001:db8:9:${n % 3}::1`), org);
    if (wait === undefined) await forgive();
  });
  expect(await countsOf("codes-site")).toEqual([0]);
});

test("without an organisation a network alone is counted", async () => {
  expect(await limitLooks(from("192.0.2.10"))).toBeUndefined();
  expect(await countsOf("looks-org")).toEqual([]);
});
