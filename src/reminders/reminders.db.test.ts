import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { readCampaign } from "@/campaigns/queries";
import { steerCampaign } from "@/campaigns/steer-campaign";
import { workCampaign } from "@/campaigns/work-campaign";
import { declineInvitation } from "@/invitations/decline-invitation";
import { inviteAccounts } from "@/invitations/invite-accounts";
import { markUndeliverable } from "@/reach/mark-undeliverable";
import { stopReminders } from "@/reach/stop-reminders";
import { asAdmin, begun, crowdOf } from "../../tests/support/campaigns";
import { handOver, hoursPass, sendsOf, worthOf } from "../../tests/support/links";
import type { TestOrg } from "../../tests/support/org";
import { newAdmin, newOrg } from "../../tests/support/org";
import { foreseeReminders } from "./foresee-reminders";
import { readOutlook } from "./queries";
import { remindDue } from "./remind-due";

const DAY_MS = 86_400_000;
/** A Monday, four in the afternoon in Paris. Links live for a week. */
const FIRST = new Date("2026-11-23T15:00:00Z");
/** So many days after, at this hour of Paris. */
const day = (days: number, hour = 10): Date =>
  new Date(Date.parse(`2026-11-23T0${hour - 1}:00:00Z`) + days * DAY_MS);

let org: TestOrg;
let other: TestOrg;

const settings = (of: TestOrg, data: { autoRemind: boolean; mostReminders?: number }) =>
  of.run((tx) => tx.db.organization.update({ where: { orgId: tx.org }, data }));

/** As if all letters had left at that moment. */
const sent = (at: Date) =>
  org.run((tx) => {
    const where = { orgId: tx.org, state: "QUEUED" };
    return tx.db.message.updateMany({ where, data: { state: "SENT", sentAt: at } });
  });

async function invited(count: number, lastName: string): Promise<string[]> {
  const ids = await crowdOf(org, count, lastName);
  await org.run((tx) => inviteAccounts(tx, { ids, lane: 2 }), FIRST);
  await sent(FIRST);
  return ids;
}

const remind = (at: Date) => org.run(remindDue, at);
const work = (id: string, at: Date) => org.run((tx) => workCampaign(tx, { id }), at);

/** The reminders of a day, with their letters out. */
async function reminded(at: Date): Promise<number> {
  const begunNow = await remind(at);
  if (begunNow) await work(begunNow.id, at);
  await sent(at);
  return begunNow?.count ?? 0;
}

const lettersOf = (ids: string[]) =>
  org.run(async (tx) => {
    const where = { orgId: tx.org, accountId: { in: ids }, state: { not: "CANCELLED" } };
    const letters = await tx.db.message.findMany({ where, orderBy: { queuedAt: "asc" } });
    return ids.map((id) => letters.flatMap((m) => (m.accountId === id ? [m.letter] : [])));
  });

// what is not told the time does not happen after the days that follow
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: FIRST });
  org = await newOrg();
  other = await newOrg();
  await settings(org, { autoRemind: true });
});

afterEach(() => vi.useRealTimers());

test("who has not claimed is reminded on the second and on the fifth day, from nine, and no more", async () => {
  const ids = await invited(2, "Waiting");
  const counts: number[] = [];
  for (const at of [day(0), day(1), day(2, 8), day(2), day(2), day(3), day(4), day(5), day(6)])
    counts.push(await reminded(at));
  expect(counts).toEqual([0, 0, 0, 2, 0, 0, 0, 2, 0]);
  expect(await lettersOf(ids)).toEqual(ids.map(() => ["invitation", "reminder", "reminder"]));
  expect(await other.run((tx) => tx.db.campaign.count())).toBe(0);
});

test("a reminder is a campaign of nobody's with a new link; the old one is dead once the new one is out", async () => {
  const [id = ""] = await invited(1, "Link");
  const [first = ""] = await sendsOf(org, id);
  await handOver(org, first);
  const campaign = await remind(day(2));
  await work(campaign?.id ?? "", day(2));
  const view = await org.run((tx) => readCampaign(tx, campaign?.id ?? ""));
  expect(view).toMatchObject({ kind: "REMIND", source: "AUTOMATIC", madeBy: null, done: 1 });
  expect(await other.run((tx) => readCampaign(tx, campaign?.id ?? ""))).toBeNull();
  const [, second = ""] = await sendsOf(org, id);
  expect(await worthOf(org, first, day(2))).toBe("live");
  await handOver(org, second);
  expect([await worthOf(org, first, day(2)), await worthOf(org, second, day(2))]).toEqual([
    "replaced",
    "live",
  ]);
});

test("it can be stopped, and its letters are not sent", async () => {
  const ids = await invited(2, "Stopped");
  const owner = await newAdmin(org);
  const { id = "" } = (await remind(day(2))) ?? {};
  await work(id, day(2));
  await asAdmin(owner, (tx) => steerCampaign(tx, { id, step: "stop" }), day(2));
  for (const _ of [1, 2]) await work(id, day(2));
  expect(await lettersOf(ids)).toEqual([["invitation"], ["invitation"]]);
  expect(await remind(day(2, 9))).toBeUndefined();
});

test("nobody is reminded who said no, wants none, cannot be reached, or whose letter waits", async () => {
  const [declined = "", quiet = "", lost = "", waits = "", plain = ""] = await invited(5, "Out");
  const sendOf = async (id: string) => (await sendsOf(org, id))[0] ?? "";
  await handOver(org, await sendOf(declined));
  await org.run(async (tx) => {
    await declineInvitation(tx, { sendId: await sendOf(declined), reason: "not-me" });
    await stopReminders(tx, { sendId: await sendOf(quiet) });
    const { emailKey } = await tx.db.account.findFirstOrThrow({ where: { id: lost } });
    const rows = [{ accountId: lost, addressKey: emailKey ?? "", reason: "5.1.1" }];
    await markUndeliverable(tx, { rows });
    await tx.db.message.updateMany({ where: { accountId: waits }, data: { state: "DELAYED" } });
  }, day(1));
  const outlooks = [];
  for (const id of [declined, quiet, lost, waits, plain])
    outlooks.push(await org.run((tx) => readOutlook(tx, id), day(1)));
  expect(outlooks).toEqual([
    { not: "declined" },
    { not: "dont-remind" },
    { not: "undeliverable" },
    { not: "waits" },
    { on: "2026-11-25" },
  ]);
  expect(await reminded(day(2))).toBe(1);
  expect((await lettersOf([plain])).flat()).toEqual(["invitation", "reminder"]);
});

test("after days without a worker each gets one letter, and not another one the day after", async () => {
  const ids = await invited(2, "Late");
  expect([await reminded(day(6)), await reminded(day(7)), await reminded(day(8))]).toEqual([
    2, 0, 0,
  ]);
  expect(await lettersOf(ids)).toEqual(ids.map(() => ["invitation", "reminder"]));
});

test("no more people a day than the organisation wants; the others come the day after", async () => {
  await settings(org, { autoRemind: true, mostReminders: 2 });
  const ids = await invited(3, "Capped");
  expect(await org.run(foreseeReminders, day(1))).toEqual({
    days: [
      { day: "2026-11-25", count: 3 },
      { day: "2026-11-28", count: 3 },
    ],
    total: 6,
  });
  expect([await reminded(day(2)), await reminded(day(3))]).toEqual([2, 1]);
  expect(await lettersOf(ids)).toEqual(ids.map(() => ["invitation", "reminder"]));
});

test("switched off, nobody is", async () => {
  await invited(1, "Off");
  await settings(org, { autoRemind: false });
  expect(await remind(day(2))).toBeUndefined();
});

test("two workers that find the hour begin one campaign", async () => {
  await invited(2, "Twice");
  const found = await Promise.all([remind(day(2)), remind(day(2)), remind(day(2))]);
  expect(found.filter(Boolean)).toHaveLength(1);
});

test("reminded automatically and by hand at the same moment, each gets one letter", async () => {
  const ids = await invited(6, "Both");
  await hoursPass(org, ids);
  const owner = await newAdmin(org);
  const byHand = await begun(owner, { ids }, "REMIND", day(2));
  const { id: automatic = "" } = (await remind(day(2))) ?? {};
  await Promise.all([work(automatic, day(2)), work(byHand, day(2)), work(automatic, day(2))]);
  expect(await lettersOf(ids)).toEqual(ids.map(() => ["invitation", "reminder"]));
});

test("who was invited again by hand meanwhile gets no reminder on top", async () => {
  const ids = await invited(2, "Again");
  const { id = "" } = (await remind(day(2))) ?? {};
  await org.run((tx) => inviteAccounts(tx, { ids, lane: 2 }), day(2));
  await work(id, day(2));
  expect(await lettersOf(ids)).toEqual(ids.map(() => ["invitation", "invitation"]));
});

test("a letter that waited is reminded of by the life that it has, not by the day it was written", async () => {
  const [id = ""] = await invited(1, "Waiting");
  const left = [day(6, 9), day(13, 9)] as const;
  await org.run(
    (tx) => tx.db.$executeRaw`
      UPDATE app.sends SET handed_over_at = ${left[0]}, expires_at = ${left[1]} WHERE account_id = ${id}::uuid`,
  );
  expect(await org.run((tx) => readOutlook(tx, id), day(7))).toEqual({ on: "2026-12-01" });
});
