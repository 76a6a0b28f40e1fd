import { afterEach, beforeAll, expect, test, vi } from "vitest";
import { suspendAccounts } from "@/lifecycle/suspend-accounts";
import type { Plan } from "@/waves/input";
import { asAdmin, begun, crowdOf, planned, worked } from "../../tests/support/campaigns";
import { smtpServer } from "../../tests/support/mail-servers";
import type { TestOrg } from "../../tests/support/org";
import { newAdmin, newOrg } from "../../tests/support/org";
import { at, emptyOutbox, pumpTo } from "../../tests/support/pumping";
import { steerSeen } from "../../tests/support/steering";
import { readCampaign, tallyMessages } from "./queries";
import type { Step } from "./rules";
import { tendCampaigns } from "./tend-campaigns";

vi.stubEnv("MAIL_RATE", "10000");
afterEach(emptyOutbox);

let org: TestOrg;
let owner: Awaited<ReturnType<typeof newAdmin>>;

beforeAll(async () => {
  org = await newOrg();
  owner = await newAdmin(org);
});

const HOUR = 3_600;
/** An hour on, by the pump's own clock, which begins elsewhere than the wall's. */
const LATER = Math.round((Date.now() - at(0).getTime()) / 1_000) + HOUR;
const read = (id: string) => org.run((tx) => readCampaign(tx, id));
const tally = (id: string) => org.run((tx) => tallyMessages(tx, id));
const steer = (id: string, step: Step) => asAdmin(owner, (tx) => steerSeen(tx, { id, step }));
const tended = (when: Date) => org.run((tx) => tendCampaigns(tx), when);

const waves = (size: number, given: Partial<NonNullable<Plan["waves"]>> = {}): Plan => ({
  start: null,
  waves: { size, unit: "people", rest: "HAND", ...given },
});

/** Some of a campaign's letters came back. */
const cameBack = (id: string, count: number) =>
  org.run(async (tx) => {
    const where = { orgId: tx.org, campaignId: id, state: "SENT" };
    const some = await tx.db.message.findMany({ where, take: count, select: { id: true } });
    const ids = some.map((one) => one.id);
    await tx.db.message.updateMany({
      where: { orgId: tx.org, id: { in: ids } },
      data: { state: "BOUNCED", reason: "5.1.1" },
    });
  });

test("a first wave goes, and the rest when somebody says so", async () => {
  const server = await smtpServer();
  const ids = await crowdOf(org, 10, "Hand");
  const id = await planned(owner, ids, {
    start: null,
    waves: { size: 25, unit: "percent", rest: "HAND" },
  });
  await worked(org, id);
  expect(await read(id)).toMatchObject({ state: "BETWEEN", done: 3, queuedAt: null });
  expect(await pumpTo(server.url, LATER)).toBe(3);
  await steer(id, "pause");
  await steer(id, "resume");
  expect(await read(id)).toMatchObject({ state: "BETWEEN" });
  await steer(id, "rest");
  await worked(org, id);
  expect(await pumpTo(server.url, LATER)).toBe(7);
  expect(await read(id)).toMatchObject({ state: "DONE", done: 10 });
});

test("the rest follows some hours after the first wave is out, unless too much of it came back", async () => {
  const server = await smtpServer();
  const rest = { rest: "AUTO", restHours: 2, stopAbove: 10 } as const;
  const [good, bad] = [
    await planned(owner, await crowdOf(org, 6, "Good"), waves(4, rest)),
    await planned(owner, await crowdOf(org, 6, "Bad"), waves(4, rest)),
  ];
  for (const id of [good, bad]) await worked(org, id);
  await tended(at(LATER));
  expect(await read(good)).toMatchObject({ state: "BETWEEN", restAt: null });
  expect(await pumpTo(server.url, LATER)).toBe(8);
  await tended(at(LATER + 10));
  expect(await read(good)).toMatchObject({ restAt: at(LATER + 10 + 2 * HOUR) });
  await cameBack(bad, 1);
  await tended(at(LATER + 9 + 2 * HOUR));
  expect(await read(good)).toMatchObject({ state: "BETWEEN" });
  await tended(at(LATER + 10 + 2 * HOUR));
  expect(await read(good)).toMatchObject({ state: "QUEUED" });
  expect(await read(bad)).toMatchObject({ state: "PAUSED", stoppedWhy: "too-many-bounces" });
  await worked(org, good);
  expect(await read(good)).toMatchObject({ state: "SENDING", done: 6 });
});

test("too many letters that come back make a campaign stand; let go on, they are counted anew", async () => {
  const server = await smtpServer();
  const ids = await crowdOf(org, 30, "Back");
  const id = await begun(owner, { ids });
  await worked(org, id);
  await org.run((tx) =>
    tx.db.message.updateMany({
      where: { orgId: tx.org, campaignId: id, accountId: { in: ids.slice(0, 5) } },
      data: { nextAttemptAt: at(LATER + HOUR) },
    }),
  );
  expect(await pumpTo(server.url, LATER)).toBe(25);
  await cameBack(id, 1);
  await tended(at(LATER));
  expect(await read(id)).toMatchObject({ state: "SENDING" });
  await cameBack(id, 1);
  await tended(at(LATER + 10));
  expect(await read(id)).toMatchObject({ state: "PAUSED", stoppedWhy: "too-many-bounces" });
  await worked(org, id);
  expect(await pumpTo(server.url, LATER + 2 * HOUR)).toBe(0);
  await steer(id, "resume");
  await worked(org, id);
  await tended(at(LATER + 20));
  expect(await read(id)).toMatchObject({ state: "SENDING", stoppedWhy: null });
  expect(await pumpTo(server.url, LATER + 2 * HOUR)).toBe(5);
  expect(await tally(id)).toEqual({ SENT: 28, BOUNCED: 2 });
});

test("a wave of everybody is none, and whoever lost the right is followed by another admin", async () => {
  const ids = await crowdOf(org, 3, "Taken");
  await expect(planned(owner, ids, waves(3))).rejects.toMatchObject({ code: "wave-too-large" });
  const inviter = await newAdmin(org, ["INVITER"]);
  const id = await begun(inviter, { ids });
  await org.run((tx) => suspendAccounts(tx, { ids: [inviter.id] }));
  await worked(org, id);
  expect(await read(id)).toMatchObject({ state: "PAUSED", stoppedWhy: "not-allowed", done: 0 });
  await steer(id, "resume");
  await worked(org, id);
  expect(await read(id)).toMatchObject({ state: "SENDING", done: 3, takenBy: owner.id });
  const invited = await org.run((tx) =>
    tx.db.invitation.findMany({ where: { orgId: tx.org, accountId: { in: ids } } }),
  );
  expect(new Set(invited.map(({ invitedBy }) => invitedBy))).toEqual(new Set([owner.id]));
});
