import { afterEach, beforeAll, expect, test, vi } from "vitest";
import { readTimeline } from "@/accounts/queries";
import { inviteAccounts } from "@/invitations/invite-accounts";
import { suspendAccounts } from "@/lifecycle/suspend-accounts";
import { asAdmin, begun, chosen, crowdOf, worked } from "../../tests/support/campaigns";
import { refusing, smtpServer } from "../../tests/support/mail-servers";
import type { TestOrg } from "../../tests/support/org";
import { newAdmin, newOrg } from "../../tests/support/org";
import { at, emptyOutbox, pumpTo } from "../../tests/support/pumping";
import { steerSeen } from "../../tests/support/steering";
import { beginCampaign } from "./begin-campaign";
import { readCampaign, tallyMessages } from "./queries";
import { retryFailed } from "./retry-failed";
import type { Step } from "./rules";
import { steerCampaign } from "./steer-campaign";
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

const read = (id: string) => org.run((tx) => readCampaign(tx, id));
const tally = (id: string) => org.run((tx) => tallyMessages(tx, id));
const steer = (id: string, step: Step) => asAdmin(owner, (tx) => steerSeen(tx, { id, step }));
const statusOf = (ids: string[]) =>
  org.run(async (tx) => {
    const rows = await tx.db.account.findMany({ where: { orgId: tx.org, id: { in: ids } } });
    return rows.map(({ status }) => status).sort();
  });
/** Nobody is reminded twice within a day. */
const daysPass = () =>
  org.run(async (tx) => {
    const [where, past] = [{ orgId: tx.org }, new Date(tx.now.getTime() - 48 * 3_600_000)];
    const written = { ...where, letter: { in: ["invitation", "reminder"] } };
    await tx.db.message.updateMany({ where: written, data: { queuedAt: past } });
    const gone = { ...written, sentAt: { not: null } };
    await tx.db.message.updateMany({ where: gone, data: { sentAt: past } });
  });
const endsOf = (accountId: string) =>
  org.run(async (tx) => [
    await tx.db.account.findFirstOrThrow({
      where: { orgId: tx.org, id: accountId },
      select: { claimableUntil: true },
    }),
    await tx.db.invitation.findMany({
      where: { orgId: tx.org, accountId },
      select: { expiresAt: true },
    }),
  ]);
/** An hour on, by the pump's own clock, which begins elsewhere than the wall's. */
const LATER = Math.round((Date.now() - at(0).getTime()) / 1_000) + 3_600;

test("paused, nothing of it leaves; resumed, all of it does, and it is done when nothing waits", async () => {
  const server = await smtpServer();
  const ids = await crowdOf(org, 4, "Paused");
  const id = await begun(owner, { ids });
  await worked(org, id);
  await steer(id, "pause");
  // at once, before any worker has held its letters
  expect(await pumpTo(server.url, LATER)).toBe(0);
  await worked(org, id);
  expect(await pumpTo(server.url, LATER)).toBe(0);
  expect(await read(id)).toMatchObject({ state: "PAUSED", steeredBy: owner.id });
  await steer(id, "resume");
  await worked(org, id);
  expect(await pumpTo(server.url, LATER)).toBe(4);
  expect(await read(id)).toMatchObject({ state: "DONE", finishedAt: at(LATER) });
  await expect(steer(id, "stop")).rejects.toMatchObject({ code: "campaign-moved-on" });
});

test("stopped, who was not written to awaits an invitation again, and who was stays invited", async () => {
  const server = await smtpServer();
  const sent = await crowdOf(org, 2, "Stopped");
  const unsent = await crowdOf(org, 3, "Stopped");
  const theirAdmin = await newAdmin(other);
  const theirs = await begun(theirAdmin, { ids: await crowdOf(other, 2, "Stopped") });
  await worked(other, theirs);
  await asAdmin(theirAdmin, (tx) => steerCampaign(tx, { id: theirs, step: "pause" }));
  const id = await begun(owner, { ids: [...sent, ...unsent] });
  await worked(org, id);
  await org.run((tx) =>
    tx.db.message.updateMany({
      where: { orgId: tx.org, campaignId: id, accountId: { in: unsent } },
      data: { nextAttemptAt: at(LATER + 60) },
    }),
  );
  expect(await pumpTo(server.url, LATER)).toBe(2);
  await steer(id, "stop");
  expect(await pumpTo(server.url, LATER)).toBe(0);
  await worked(org, id);
  expect(await read(id)).toMatchObject({ state: "STOPPED", steeredBy: owner.id });
  expect(await statusOf(unsent)).toEqual(["CREATED", "CREATED", "CREATED"]);
  expect(await statusOf(sent)).toEqual(["INVITED", "INVITED"]);
  expect(await tally(id)).toEqual({ SENT: 2, CANCELLED: 3 });
  expect(await other.run((tx) => readCampaign(tx, theirs))).toMatchObject({ state: "PAUSED" });
  expect(await other.run((tx) => tallyMessages(tx, theirs))).toEqual({ QUEUED: 2 });
  const stranger = other.run((tx) => steerCampaign(tx, { id, step: "stop" }));
  await expect(stranger).rejects.toMatchObject({ code: "campaign-not-found" });
  const [one = ""] = unsent;
  const told = await org.run((tx) => readTimeline(tx, one));
  expect(told.map(({ event }) => event).toSorted()).toEqual([
    "created",
    "invite",
    "message-cancelled",
    "withdraw",
  ]);
});

test("a reminder is for who was invited, is written again and again up to the cap, and stopped leaves the earlier link", async () => {
  const server = await smtpServer();
  const [awaits = "", invited = "", spent = ""] = await crowdOf(org, 3, "Reminded");
  await org.run((tx) => inviteAccounts(tx, { ids: [invited, spent], lane: 2 }));
  expect(await pumpTo(server.url, LATER)).toBe(2);
  for (let letters = 1; letters < 3; letters += 1) {
    await daysPass();
    await worked(org, await begun(owner, { ids: [spent] }, "REMIND"));
    await pumpTo(server.url, LATER);
  }
  await daysPass();
  const before = await endsOf(invited);
  const { foreseen, ...input } = await chosen(owner, { ids: [awaits, invited, spent] }, "REMIND");
  expect(foreseen.channels.EMAIL).toBe(1);
  expect(foreseen.missing.map(({ code }) => code).sort()).toEqual(["letters-spent", "not-invited"]);
  const { id } = await asAdmin(owner, (tx) => beginCampaign(tx, { ...input, wording: null }));
  await worked(org, id);
  await steer(id, "stop");
  await worked(org, id);
  expect(await read(id)).toMatchObject({ state: "STOPPED", done: 1, refused: 2 });
  expect(await statusOf([invited])).toEqual(["INVITED"]);
  expect(await tally(id)).toEqual({ CANCELLED: 1 });
  // the link before ends when it did, and so does what is said of it
  expect(await endsOf(invited)).toEqual(before);
});

test("letters that failed are sent again, and only those", async () => {
  const ids = await crowdOf(org, 3, "Failed");
  const id = await begun(owner, { ids });
  await worked(org, id);
  const refuses = await smtpServer({
    onData: (stream, _, done) => {
      stream.resume();
      stream.on("end", () => done(refusing(550, "5.7.1 not today")));
    },
  });
  expect(await pumpTo(refuses.url, LATER)).toBe(3);
  expect(await read(id)).toMatchObject({ state: "DONE" });
  const again = (expected?: number) =>
    asAdmin(owner, (tx) => retryFailed(tx, { id, expected }), new Date(at(LATER + 1)));
  await expect(again()).rejects.toMatchObject({ code: "number-unconfirmed" });
  await expect(again(2)).rejects.toMatchObject({ code: "selection-recounted" });
  expect(await tally(id)).toEqual({ FAILED: 3 });
  expect(await again(3)).toEqual({ count: 3, isTaken: false });
  await worked(org, id);
  expect(await tally(id)).toEqual({ QUEUED: 3 });
  const server = await smtpServer();
  expect(await pumpTo(server.url, LATER + 2)).toBe(3);
  expect(await tally(id)).toEqual({ SENT: 3 });
  await expect(asAdmin(owner, (tx) => retryFailed(tx, { id }))).rejects.toMatchObject({
    code: "campaign-moved-on",
  });
});

test("who loses the right while the worker works makes it stand still, with the reason", async () => {
  const inviter = await newAdmin(org, ["INVITER"]);
  const ids = await crowdOf(org, 3, "Rights");
  const id = await begun(inviter, { ids });
  await org.run((tx) => workCampaign(tx, { id, most: 2 }));
  await org.run((tx) => suspendAccounts(tx, { ids: [inviter.id] }));
  await worked(org, id);
  expect(await read(id)).toMatchObject({ state: "PAUSED", stoppedWhy: "not-allowed", done: 2 });
  await steer(id, "stop");
  await worked(org, id);
  expect(await statusOf(ids)).toEqual(["CREATED", "CREATED", "CREATED"]);
});
