import { afterEach, beforeEach, expect, test } from "vitest";
import { inviteAccounts } from "@/invitations/invite-accounts";
import { suspendAccounts } from "@/lifecycle/suspend-accounts";
import { asAdmin, begun, crowdOf, planned, worked } from "../../tests/support/campaigns";
import type { TestOrg } from "../../tests/support/org";
import { newAdmin, newOrg } from "../../tests/support/org";
import { emptyOutbox } from "../../tests/support/pumping";
import { readCampaign, tallyWaiting } from "./queries";
import type { Step } from "./rules";
import { steerCampaign } from "./steer-campaign";

afterEach(emptyOutbox);

let org: TestOrg;
let owner: Awaited<ReturnType<typeof newAdmin>>;
beforeEach(async () => {
  org = await newOrg();
  owner = await newAdmin(org);
});

const FIRST = { size: 1, unit: "people", rest: "HAND" } as const;
const mails = (EMAIL: number) => ({ EMAIL, SMS: 0, CODE: 0 });
const read = (id: string) => org.run((tx) => readCampaign(tx, id));
const steer = async (id: string, step: Step, mailed?: number) => {
  const expected = mailed === undefined ? undefined : mails(mailed);
  await asAdmin(owner, (tx) => steerCampaign(tx, { id, step, expected }));
  await worked(org, id);
};
const recounted = { code: "selection-recounted" };

test("the rest of a first wave leaves with the number that was confirmed, or not at all", async () => {
  const ids = await crowdOf(org, 4, "Rest");
  const id = await planned(owner, ids, { start: null, waves: FIRST });
  await worked(org, id);
  const [elsewhere = ""] = (
    await org.run((tx) => tx.db.account.findMany({ where: { orgId: tx.org, status: "CREATED" } }))
  ).map((one) => one.id);
  await org.run((tx) => inviteAccounts(tx, { ids: [elsewhere], lane: 2 }));
  await expect(steer(id, "rest", 3)).rejects.toMatchObject(recounted);
  expect(await read(id)).toMatchObject({ state: "BETWEEN", done: 1 });
  await steer(id, "rest", 2);
  expect(await read(id)).toMatchObject({ state: "SENDING", done: 3, refused: 1 });
});

test("what was paused goes on with the letters that wait still, and with the number that was confirmed", async () => {
  const ids = await crowdOf(org, 3, "Held");
  const id = await begun(owner, { ids });
  await worked(org, id);
  await steer(id, "pause");
  expect(await org.run((tx) => tallyWaiting(tx, id))).toEqual(mails(3));
  await org.run((tx) => suspendAccounts(tx, { ids: ids.slice(0, 1) }));
  expect(await org.run((tx) => tallyWaiting(tx, id))).toEqual(mails(2));
  await expect(steer(id, "resume", 3)).rejects.toMatchObject(recounted);
  expect(await read(id)).toMatchObject({ state: "PAUSED" });
  await steer(id, "resume", 2);
  expect(await read(id)).toMatchObject({ state: "SENDING" });
});

test("paused before anybody was queued it goes on with everybody who would be written to now", async () => {
  const ids = await crowdOf(org, 3, "Early");
  const id = await begun(owner, { ids });
  await asAdmin(owner, (tx) => steerCampaign(tx, { id, step: "pause" }));
  await org.run((tx) => inviteAccounts(tx, { ids: ids.slice(0, 1), lane: 2 }));
  await expect(steer(id, "resume", 3)).rejects.toMatchObject(recounted);
  await steer(id, "resume", 2);
  expect(await read(id)).toMatchObject({ state: "SENDING", done: 2, refused: 1 });
});

test("posted without a number nothing leaves: neither a planned beginning, nor the rest, nor what was paused", async () => {
  const unconfirmed = { code: "number-unconfirmed" };
  const waves = await planned(owner, await crowdOf(org, 3, "Bare"), { start: null, waves: FIRST });
  await worked(org, waves);
  await expect(steer(waves, "rest")).rejects.toMatchObject(unconfirmed);
  await steer(waves, "pause");
  // of the rest nothing leaves by letting go on, but the letter that waits does
  await expect(steer(waves, "resume")).rejects.toMatchObject(unconfirmed);
  const start = { day: new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10) };
  const plan = { start: { ...start, time: "09:00" }, waves: null };
  const later = await planned(owner, await crowdOf(org, 2, "Later"), plan);
  await expect(steer(later, "start")).rejects.toMatchObject(unconfirmed);
  expect(await read(later)).toMatchObject({ state: "SCHEDULED" });
  await steer(later, "start", 2);
  expect(await read(later)).toMatchObject({ done: 2 });
});
