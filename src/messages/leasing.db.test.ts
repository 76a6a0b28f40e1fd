import { randomUUID } from "node:crypto";
import { afterEach, expect, test } from "vitest";
import { asLogin, asOwner } from "../../tests/support/connections";
import { messagesOf, timelineOf } from "../../tests/support/links";
import type { TestOrg } from "../../tests/support/org";
import { newAccountIn, newOrg } from "../../tests/support/org";
import { queueMessages } from "./queue-messages";
import { recordOutcomes } from "./record-outcomes";
import type { Lane } from "./rules";
import { leaseMessages, releaseMessages } from "./store";

const T = Date.parse("2026-03-10T09:00:00Z");
const at = (seconds: number): Date => new Date(T + seconds * 1_000);

afterEach(() =>
  asOwner((client) =>
    client.query(
      "UPDATE app.messages SET state = 'CANCELLED' WHERE state IN ('QUEUED', 'DELAYED')",
    ),
  ),
);

const queue = (org: TestOrg, lane: Lane, seconds = 0, accountId?: string) =>
  org.run(
    (tx) =>
      queueMessages(tx, [
        { letter: "sign-in-notice", lane, locale: "en", toAddress: "a@halden.example", accountId },
      ]),
    at(seconds),
  );
const lease = (
  org: TestOrg,
  lane: Lane,
  seconds: number,
  { most = 100, holder = randomUUID() } = {},
) => org.run((tx) => leaseMessages(tx, lane, most, holder, at(seconds + 60)), at(seconds));
const ids = (rows: { id: string }[]): string[] => rows.map(({ id }) => id).sort();

test("two who lease at the same moment never share a message", async () => {
  const org = await newOrg();
  for (let n = 0; n < 6; n += 1) await queue(org, 2, n);
  const [first, second] = await org.run(async (tx) => {
    const mine = await leaseMessages(tx, 2, 4, randomUUID(), at(70));
    // The first transaction is still open and holds its rows.
    return [mine, await lease(org, 2, 10)] as const;
  }, at(10));
  expect([first.length, second.length]).toEqual([4, 2]);
  expect(new Set(ids([...first, ...second])).size).toBe(6);
  const more = await Promise.all(Array.from({ length: 5 }, () => lease(org, 2, 11)));
  expect(more.flat()).toEqual([]);
});

test("many who lease at once share nothing and leave nothing", async () => {
  const org = await newOrg();
  for (let n = 0; n < 20; n += 1) await queue(org, 3);
  const taken = await Promise.all(Array.from({ length: 8 }, () => lease(org, 3, 1, { most: 3 })));
  const all = ids(taken.flat());
  expect(new Set(all).size).toBe(all.length);
  const rest = await lease(org, 3, 1);
  expect(all.length + rest.length).toBe(20);
});

test("only what is due is leased, of this lane and organisation, the longest waiting first", async () => {
  const [org, other] = [await newOrg(), await newOrg()];
  const [late] = await queue(org, 2, 20);
  const [early] = await queue(org, 2, 5);
  await queue(org, 2, 500);
  await queue(org, 1, 5);
  await queue(other, 2, 1);
  const leased = await lease(org, 2, 30, { most: 1 });
  expect(ids(leased)).toEqual([early?.id]);
  expect(ids(await lease(org, 2, 30))).toEqual([late?.id]);
});

test("a lease that ended is taken over, an attempt later; one that runs is not", async () => {
  const org = await newOrg();
  const [message] = await queue(org, 2);
  expect(await lease(org, 2, 0)).toMatchObject([{ id: message?.id, attempts: 1 }]);
  expect(await lease(org, 2, 60)).toEqual([]);
  expect(await lease(org, 2, 61)).toMatchObject([{ id: message?.id, attempts: 2 }]);
});

const sent = (id: string, answer: string) =>
  ({ id, state: "SENT", reason: null, answer, transport: "SMTP", nextAttemptAt: null }) as const;

test("who lost the lease records nothing, neither before nor after the other did", async () => {
  const org = await newOrg();
  const accountId = await newAccountIn(org, "ACTIVE");
  const [{ id } = { id: "" }] = await queue(org, 2, 0, accountId);
  const [slow, quick] = [randomUUID(), randomUUID()];
  await lease(org, 2, 0, { holder: slow });
  await lease(org, 2, 61, { holder: quick });
  const recordAs = (holder: string, answer: string) =>
    org.run((tx) => recordOutcomes(tx, { lease: holder, rows: [sent(id, answer)] }));
  await recordAs(slow, "250 too late");
  expect(await messagesOf(org, accountId)).toMatchObject([{ state: "QUEUED", answer: null }]);
  await recordAs(quick, "250 kept");
  await recordAs(slow, "250 too late");
  expect(await messagesOf(org, accountId)).toMatchObject([
    { state: "SENT", answer: "250 kept", lease: null },
  ]);
  expect(
    (await timelineOf(org, accountId)).filter((event) => event === "message-sent"),
  ).toHaveLength(1);
});

test("what is put off again and again is told once", async () => {
  const org = await newOrg();
  const accountId = await newAccountIn(org, "ACTIVE");
  const [{ id } = { id: "" }] = await queue(org, 2, 0, accountId);
  for (const seconds of [0, 100, 200]) {
    const holder = randomUUID();
    await lease(org, 2, seconds, { holder });
    const nextAttemptAt = at(seconds + 60);
    const row = {
      ...sent(id, "450 busy"),
      state: "DELAYED",
      reason: "450",
      nextAttemptAt,
    } as const;
    await org.run((tx) => recordOutcomes(tx, { lease: holder, rows: [row] }), at(seconds));
  }
  expect(await messagesOf(org, accountId)).toMatchObject([
    { state: "DELAYED", attempts: 3, reason: "450", sentAt: null },
  ]);
  expect(
    (await timelineOf(org, accountId)).filter((event) => event === "message-delayed"),
  ).toHaveLength(1);
});

test("what is given back was not tried, and only its holder gives it back", async () => {
  const org = await newOrg();
  const [{ id } = { id: "" }] = await queue(org, 2);
  const holder = randomUUID();
  await lease(org, 2, 0, { holder });
  await org.run((tx) => releaseMessages(tx, randomUUID(), [id], at(5)));
  expect(await lease(org, 2, 6)).toEqual([]);
  await org.run((tx) => releaseMessages(tx, holder, [id], at(5)));
  expect(await lease(org, 2, 4)).toEqual([]);
  expect(await lease(org, 2, 5)).toMatchObject([{ id, attempts: 1 }]);
});

const dueOrgs = (lane: Lane, seconds: number, most = 50): Promise<string[]> =>
  asLogin(async (client) => {
    const { rows } = await client.query<{ id: string }>("SELECT app.due_orgs($1, $2, $3) AS id", [
      lane,
      at(seconds),
      most,
    ]);
    return rows.map(({ id }) => id);
  });

test("organisations with something due are found by lane, the longest waiting first, as ids and nothing else", async () => {
  const [a, b, c, idle] = [await newOrg(), await newOrg(), await newOrg(), await newOrg()];
  await queue(b, 2, 10);
  await queue(a, 2, 20);
  for (let n = 0; n < 5; n += 1) await queue(c, 2, 15 + n);
  await queue(c, 1, 90);
  await queue(idle, 2, 5_000);
  expect(await dueOrgs(2, 9)).toEqual([]);
  expect(await dueOrgs(2, 30)).toEqual([b.id, c.id, a.id]);
  expect(await dueOrgs(2, 30, 2)).toEqual([b.id, c.id]);
  expect(await dueOrgs(1, 30)).toEqual([]);
  expect(await dueOrgs(1, 90)).toEqual([c.id]);
  expect(await dueOrgs(3, 90)).toEqual([]);
});

test("an organisation whose messages are all held by others is not due until a lease ends", async () => {
  const org = await newOrg();
  await queue(org, 2);
  await lease(org, 2, 0);
  expect(await dueOrgs(2, 60)).toEqual([]);
  expect(await dueOrgs(2, 61)).toEqual([org.id]);
});
