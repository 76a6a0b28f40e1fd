import { afterEach, beforeAll, expect, test, vi } from "vitest";
import { readCampaign } from "@/campaigns/queries";
import { workerScope } from "@/gates/worker";
import { inviteAccounts } from "@/invitations/invite-accounts";
import { requestReset } from "@/lifecycle/request-reset";
import { setTrust } from "@/orgs/set-trust";
import { begun, crowdOf, worked } from "../../tests/support/campaigns";
import { asOwner } from "../../tests/support/connections";
import { mailerTo, smtpServer } from "../../tests/support/mail-servers";
import type { TestOrg } from "../../tests/support/org";
import { newAccountIn, newAdmin, newOrg } from "../../tests/support/org";
import { at, emptyOutbox } from "../../tests/support/pumping";
import { pump } from "./job";
import type { Lane } from "./rules";

vi.stubEnv("MAIL_RATE", "10000");
afterEach(emptyOutbox);

/** An hour on, by the pump's own clock, which begins elsewhere than the wall's. */
const LATER = Math.round((Date.now() - at(0).getTime()) / 1_000) + 3_600;

let org: TestOrg;
let other: TestOrg;

async function campaignOf(one: TestOrg, count: number): Promise<string> {
  const admin = await newAdmin(one);
  const id = await begun(admin, { ids: await crowdOf(one, count, "Crowd") });
  await worked(one, id);
  return id;
}

const waiting = (one: TestOrg) =>
  one.run((tx) => tx.db.message.count({ where: { orgId: tx.org, lane: 3, state: "QUEUED" } }));

beforeAll(async () => {
  org = await newOrg();
  other = await newOrg();
  for (const one of [org, other]) await one.run((tx) => setTrust(tx, { step: 3 }));
});

/** A pump of these lanes, until `stopping` says so. */
const pumping = (url: string, lanes: readonly Lane[], stopping: () => boolean, seconds = LATER) =>
  pump({ mailer: mailerTo(url), scopeOf: workerScope, now: () => at(seconds), stopping }, lanes);

test("while three pumps send a campaign, another organisation's reset and invitation leave in the first turn", async () => {
  const slow = await smtpServer({
    onData: (stream, _, done) => {
      stream.resume();
      stream.on("end", () => setImmediate(() => done(null, "kept")));
    },
  });
  const urgent = await smtpServer();
  await campaignOf(org, 400);
  let isOver = false;
  const campaigns = [1, 2, 3].map(() => pumping(slow.url, [3], () => isOver));
  await vi.waitFor(async () => expect(await waiting(org)).toBeLessThan(400), { timeout: 10_000 });
  await newAccountIn(other, "ACTIVE", { email: "active@other.example" });
  const fresh = await newAccountIn(other);
  await other.run(async (tx) => {
    await requestReset(tx, { identifier: "active@other.example" });
    await inviteAccounts(tx, { ids: [fresh], lane: 2 });
  });
  // a look before each turn and before each batch: one turn for the reset, one for the invitation
  let looks = 0;
  await pumping(urgent.url, [1, 2], () => {
    looks += 1;
    return looks > 4;
  });
  isOver = true;
  await Promise.all(campaigns);
  expect(urgent.received).toHaveLength(2);
});

test("two campaigns of two organisations progress side by side", async () => {
  const server = await smtpServer();
  await campaignOf(org, 400);
  await campaignOf(other, 400);
  // three batches may begin with one organisation by chance: the fourth is the other's
  const isHalf = () => server.received.length >= 400;
  await Promise.all([1, 2, 3].map(() => pumping(server.url, [3], isHalf)));
  const left = [await waiting(org), await waiting(other)];
  for (const count of left) expect(count).toBeLessThan(400);
});

test("an organisation that is not trusted stops at its cap of the day, says until when, and goes on in the next one", async () => {
  const server = await smtpServer();
  const young = await newOrg();
  const id = await campaignOf(young, 230);
  const send = (seconds: number) => pumping(server.url, [3], () => false, seconds);
  expect(await send(LATER)).toBe(200);
  const held = (await young.run((tx) => readCampaign(tx, id), at(LATER)))?.heldUntil;
  expect(held?.toISOString()).toMatch(/T2[23]:00:00/);
  expect(await send(LATER + 60)).toBe(0);
  const tomorrow = Math.round(((held?.getTime() ?? 0) - at(0).getTime()) / 1_000);
  expect(await send(tomorrow)).toBe(30);
});

test("a provider out of reach is tried by one mail at a time, each time later, and drains by itself", async () => {
  const server = await smtpServer();
  await campaignOf(org, 30);
  const nowhere = "smtp://127.0.0.1:9";
  expect(await pumping(nowhere, [3], () => false)).toBe(30);
  const attempts = () =>
    asOwner(async (client) => (await client.query("SELECT failures FROM ops.breakers")).rows);
  expect(await attempts()).toEqual([{ failures: 1 }]);
  expect(await pumping(nowhere, [3], () => false, LATER + 10)).toBe(0);
  expect(await pumping(nowhere, [3], () => false, LATER + 16)).toBe(1);
  expect(await attempts()).toEqual([{ failures: 2 }]);
  expect(await pumping(server.url, [3], () => false, LATER + 30)).toBe(0);
  for (const seconds of [47, 49, 60, 120])
    await pumping(server.url, [3], () => false, LATER + seconds);
  expect(await attempts()).toEqual([]);
  expect(server.received).toHaveLength(30);
});
