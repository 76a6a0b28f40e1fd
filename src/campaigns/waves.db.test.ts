import { afterEach, beforeAll, expect, test, vi } from "vitest";
import { workerScope } from "@/gates/worker";
import { inviteAccounts } from "@/invitations/invite-accounts";
import { inOrg } from "@/lib/in-org";
import { suspendAccounts } from "@/lifecycle/suspend-accounts";
import { changeSettings } from "@/orgs/change-settings";
import type { Plan } from "@/waves/input";
import { asAdmin, begun, chosen, crowdOf, worked } from "../../tests/support/campaigns";
import { smtpServer } from "../../tests/support/mail-servers";
import type { TestOrg } from "../../tests/support/org";
import { newAdmin, newOrg } from "../../tests/support/org";
import { at, emptyOutbox, pumpTo } from "../../tests/support/pumping";
import { beginCampaign } from "./begin-campaign";
import { watchCampaigns } from "./job";
import { readCampaign, tallyMessages } from "./queries";
import { rescheduleCampaign } from "./reschedule-campaign";
import type { Step } from "./rules";
import { steerCampaign } from "./steer-campaign";
import { tendCampaigns } from "./tend-campaigns";
import { workCampaign } from "./work-campaign";

vi.stubEnv("MAIL_RATE", "10000");
afterEach(emptyOutbox);

let org: TestOrg;
let other: TestOrg;
let owner: Awaited<ReturnType<typeof newAdmin>>;

beforeAll(async () => {
  org = await newOrg();
  other = await newOrg();
  owner = await newAdmin(org);
});

const HOUR = 3_600;
/** An hour on, by the pump's own clock, which begins elsewhere than the wall's. */
const LATER = Math.round((Date.now() - at(0).getTime()) / 1_000) + HOUR;
const read = (id: string) => org.run((tx) => readCampaign(tx, id));
const tally = (id: string) => org.run((tx) => tallyMessages(tx, id));
const steer = (id: string, step: Step, who = owner) =>
  asAdmin(who, (tx) => steerCampaign(tx, { id, step }));
const watched = (when: Date) =>
  watchCampaigns({ scopeOf: workerScope, stopping: () => false, now: () => when });
const tended = (when: Date) => org.run((tx) => tendCampaigns(tx), when);

async function planned(ids: string[], plan: Plan, when?: Date): Promise<string> {
  const { foreseen: _, ...input } = await chosen(owner, { ids });
  const begin = { ...input, wording: null, plan };
  return (await asAdmin(owner, (tx) => beginCampaign(tx, begin), when)).id;
}
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

test("a planned campaign begins at its time on the organisation's clocks, or as soon as a worker runs again", async () => {
  // in Paris clocks go from 3 back to 2 that night: 02:30 is there twice, and the first counts
  const start = { day: "2026-10-25", time: "02:30" };
  const [before, due] = [new Date("2026-10-20T12:00:00Z"), new Date("2026-10-25T00:30:00Z")];
  const ids = await crowdOf(org, 2, "Planned");
  const id = await planned(ids, { start, waves: null }, before);
  const theirAdmin = await newAdmin(other);
  const { foreseen: _, ...theirs } = await chosen(theirAdmin, {
    ids: await crowdOf(other, 1, "Planned"),
  });
  const their = await asAdmin(
    theirAdmin,
    (tx) => beginCampaign(tx, { ...theirs, wording: null, plan: { start, waves: null } }),
    before,
  );
  expect(await read(id)).toMatchObject({ state: "SCHEDULED", startsAt: due, done: 0 });
  await watched(new Date(due.getTime() - 1_000));
  await worked(org, id);
  expect(await read(id)).toMatchObject({ state: "SCHEDULED", done: 0 });
  // whoever is invited meanwhile gets no second letter
  await org.run((tx) => inviteAccounts(tx, { ids: ids.slice(0, 1), lane: 2 }));
  await watched(new Date(due.getTime() + 5 * HOUR * 1_000));
  await worked(org, id);
  expect(await read(id)).toMatchObject({ state: "SENDING", done: 1, refused: 1, startsAt: due });
  const of = await other.run((tx) => readCampaign(tx, their.id));
  expect(of).toMatchObject({ state: "QUEUED", startsAt: due });
});

test("a planned campaign is moved, sent at once or called off; a moment that is over or that clocks skip is none", async () => {
  const before = new Date("2026-03-20T12:00:00Z");
  const ids = await crowdOf(org, 2, "Moved");
  const start = { day: "2026-04-01", time: "09:00" };
  const id = await planned(ids, { start, waves: null }, before);
  const move = (given: { day: string; time: string }, who = owner) =>
    asAdmin(who, (tx) => rescheduleCampaign(tx, { id, start: given }), before);
  // in Paris clocks go from 2 to 3 that night
  await expect(move({ day: "2026-03-29", time: "02:30" })).rejects.toMatchObject({
    code: "start-skipped",
  });
  await expect(move({ day: "2026-03-20", time: "12:59" })).rejects.toMatchObject({
    code: "start-past",
  });
  await expect(move({ day: "2029-01-01", time: "09:00" })).rejects.toMatchObject({
    code: "start-far",
  });
  await expect(move(start, await newAdmin(other))).rejects.toMatchObject({
    code: "campaign-not-found",
  });
  const moved = await move({ day: "2026-03-29", time: "03:30" });
  expect(moved.startsAt).toEqual(new Date("2026-03-29T01:30:00Z"));
  await steer(id, "start");
  await worked(org, id);
  expect(await read(id)).toMatchObject({ state: "SENDING", done: 2 });
  const called = await planned(await crowdOf(org, 1, "Called"), { start, waves: null }, before);
  await steer(called, "stop");
  await worked(org, called);
  expect(await read(called)).toMatchObject({ state: "STOPPED", done: 0 });
});

test("a first wave goes, and the rest when somebody says so", async () => {
  const server = await smtpServer();
  const ids = await crowdOf(org, 10, "Hand");
  const id = await planned(ids, {
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
    await planned(await crowdOf(org, 6, "Good"), waves(4, rest)),
    await planned(await crowdOf(org, 6, "Bad"), waves(4, rest)),
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
  await expect(planned(ids, waves(3))).rejects.toMatchObject({ code: "wave-too-large" });
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

test("outside of the organisation's hours nobody is queued and what waits is put off; when they begin it goes on", async () => {
  const server = await smtpServer();
  const closing = await newOrg();
  const admin = await newAdmin(closing);
  const ids = await crowdOf(closing, 3, "Hours");
  const hours = { sendingDays: [1, 2, 3, 4, 5], sendingFrom: "09:00", sendingUntil: "18:00" };
  await asAdmin(admin, (tx) => changeSettings(tx, hours));
  const late = { sendingFrom: "18:00", sendingUntil: "09:00" };
  await expect(asAdmin(admin, (tx) => changeSettings(tx, late))).rejects.toMatchObject({
    code: "hours-wrong",
  });
  // of 2026: a Friday in March, after which clocks in Paris go forward, and the Monday after
  const [friday, monday] = [new Date("2026-03-27T16:30:00Z"), new Date("2026-03-30T07:00:00Z")];
  const night = new Date("2026-03-27T17:00:00Z");
  const id = await begun(admin, { ids }, "INVITE", friday);
  const work = (when: Date, most = 2) =>
    inOrg(closing.system, (tx) => workCampaign(tx, { id, most }), "chunk", when);
  const tend = (when: Date) => inOrg(closing.system, (tx) => tendCampaigns(tx), "chunk", when);
  const now = () => closing.run((tx) => readCampaign(tx, id), friday);
  await work(friday);
  expect(await now()).toMatchObject({ state: "QUEUED", done: 2, quietUntil: null });
  await work(night);
  await work(night);
  expect(await now()).toMatchObject({ state: "QUEUED", done: 2, quietUntil: monday });
  const seconds = (when: Date) => (when.getTime() - at(0).getTime()) / 1_000;
  expect(await pumpTo(server.url, seconds(monday) - 1)).toBe(0);
  await tend(monday);
  await work(monday);
  await work(monday);
  expect(await now()).toMatchObject({ state: "SENDING", done: 3, quietUntil: null });
  expect(await pumpTo(server.url, seconds(monday))).toBe(3);
});
