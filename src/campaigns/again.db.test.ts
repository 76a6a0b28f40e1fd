import { afterEach, beforeAll, expect, test, vi } from "vitest";
import { inviteAccounts } from "@/invitations/invite-accounts";
import { suspendAccounts } from "@/lifecycle/suspend-accounts";
import { asAdmin, begun, chosen, crowdOf, worked } from "../../tests/support/campaigns";
import { messagesOf, sendsOf, worthOf } from "../../tests/support/links";
import { smtpServer } from "../../tests/support/mail-servers";
import type { TestOrg } from "../../tests/support/org";
import { newAdmin, newOrg } from "../../tests/support/org";
import { at, emptyOutbox, pumpTo } from "../../tests/support/pumping";
import { beginCampaign } from "./begin-campaign";
import { readCampaign, tallyMessages } from "./queries";
import { steerCampaign } from "./steer-campaign";

vi.stubEnv("MAIL_RATE", "10000");
afterEach(emptyOutbox);

let org: TestOrg;
let owner: Awaited<ReturnType<typeof newAdmin>>;
beforeAll(async () => {
  org = await newOrg();
  const other = await newOrg();
  const theirs = await crowdOf(other, 1, "Elsewhere");
  await other.run((tx) => inviteAccounts(tx, { ids: theirs, lane: 2 }));
  await emptyOutbox();
  owner = await newAdmin(org);
});

const DAY_MS = 86_400_000;
/** By the pump's own clock, which begins elsewhere than the wall's. */
const LATER = Math.round((Date.now() - at(0).getTime()) / 1_000) + 3_600;
const read = (id: string) => org.run((tx) => readCampaign(tx, id));
const statusOf = (id: string) =>
  org.run(async (tx) => {
    const found = await tx.db.account.findFirstOrThrow({ where: { orgId: tx.org, id } });
    return found.status;
  });

/** People who got their three letters, the last of them long enough ago to be over. */
async function expired(count: number, lastName: string): Promise<string[]> {
  const server = await smtpServer();
  const ids = await crowdOf(org, count, lastName);
  for (const days of [40, 36, 32]) {
    const then = new Date(Date.now() - days * DAY_MS);
    const letter = days === 40 ? ("invitation" as const) : ("reminder" as const);
    await org.run((tx) => inviteAccounts(tx, { ids, lane: 3, letter }), then);
    await pumpTo(server.url, LATER - 3_000 - days * 86_400);
  }
  return ids;
}

test("whose three letters ran out is sent another invitation, and claims by it; their old link is dead", async () => {
  const server = await smtpServer();
  const ids = await expired(2, "Expired");
  const { foreseen: reminded } = await chosen(owner, { ids }, "REMIND");
  expect(reminded.missing).toMatchObject([{ code: "letters-spent", count: 2 }]);
  const id = await begun(owner, { ids }, "AGAIN");
  await worked(org, id);
  expect(await read(id)).toMatchObject({ kind: "AGAIN", done: 2, refused: 0 });
  expect(await pumpTo(server.url, LATER)).toBe(2);
  const [one = ""] = ids;
  const sends = await sendsOf(org, one);
  const worth = [];
  for (const send of sends) worth.push(await worthOf(org, send, at(LATER + 1)));
  expect(worth).toEqual(["replaced", "replaced", "replaced", "live"]);
  const [, , , letter] = await messagesOf(org, one);
  expect(letter).toMatchObject({ letter: "invitation", campaignId: id, state: "SENT" });
  expect(server.received).toHaveLength(2);
});

test("by hand as well nobody is written to more than five times a day", async () => {
  const server = await smtpServer();
  const [id = ""] = await crowdOf(org, 1, "Often");
  await org.run((tx) => inviteAccounts(tx, { ids: [id], lane: 2 }));
  await pumpTo(server.url, LATER);
  for (let letters = 1; letters < 5; letters += 1) {
    await worked(org, await begun(owner, { ids: [id] }, "AGAIN"));
    await pumpTo(server.url, LATER);
  }
  const { foreseen } = await chosen(owner, { ids: [id] }, "AGAIN");
  expect(foreseen.channels.EMAIL).toBe(0);
  expect(foreseen.missing).toMatchObject([{ code: "letters-today", count: 1 }]);
});

test("stopped, who was to be written to again keeps what they had", async () => {
  const [one = ""] = await expired(1, "Again");
  const end = async () => {
    const where = { orgId: org.id, id: one };
    return (await org.run((tx) => tx.db.account.findFirstOrThrow({ where }))).claimableUntil;
  };
  const before = await end();
  const id = await begun(owner, { ids: [one] }, "AGAIN");
  await worked(org, id);
  await asAdmin(owner, (tx) => steerCampaign(tx, { id, step: "stop" }));
  await worked(org, id);
  expect(await org.run((tx) => tallyMessages(tx, id))).toEqual({ CANCELLED: 1 });
  expect(await statusOf(one)).toBe("INVITED");
  expect(await end()).toEqual(before);
});

test("who was suspended before they claimed comes back by a campaign, with its numbers, or not at all once it is stopped", async () => {
  const [mailed = "", coded = "", stopped = ""] = await crowdOf(
    org,
    3,
    "Back",
    {},
    { email: undefined, login: "back.2" },
  );
  const ids = [mailed, coded, stopped];
  await org.run((tx) => suspendAccounts(tx, { ids }));
  const { foreseen, ...input } = await chosen(owner, { ids: [mailed, coded] }, "REINSTATE", true);
  expect(foreseen.channels).toEqual({ EMAIL: 1, SMS: 0, CODE: 1 });
  const { id } = await asAdmin(owner, (tx) => beginCampaign(tx, { ...input, wording: null }));
  await worked(org, id);
  expect(await read(id)).toMatchObject({ kind: "REINSTATE", done: 2, coded: 1 });
  expect([await statusOf(mailed), await statusOf(coded)]).toEqual(["INVITED", "INVITED"]);
  const second = await begun(owner, { ids: [stopped] }, "REINSTATE");
  await asAdmin(owner, (tx) => steerCampaign(tx, { id: second, step: "stop" }));
  await worked(org, second);
  expect(await statusOf(stopped)).toBe("SUSPENDED");
});
