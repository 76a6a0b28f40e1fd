import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { claimAccount } from "@/invitations/claim-account";
import { copyLink } from "@/invitations/copy-link";
import { declineInvitation } from "@/invitations/decline-invitation";
import { inviteAccounts } from "@/invitations/invite-accounts";
import { inOrg } from "@/lib/in-org";
import type { OrgTx } from "@/lib/org";
import { refuseReminders } from "@/reminders/refuse-reminders";
import { digestOf } from "../../tests/support/connections";
import { messagesOf, sendsOf, timelineOf } from "../../tests/support/links";
import { smtpServer } from "../../tests/support/mail-servers";
import type { TestOrg } from "../../tests/support/org";
import { newAccountIn, newAdmin, newOrg } from "../../tests/support/org";
import { at, emptyOutbox, pumpTo } from "../../tests/support/pumping";
import { leaseMessages, releaseMessages } from "./store";

vi.stubEnv("MAIL_RATE", "10000");
afterEach(emptyOutbox);

let org: TestOrg;
let other: TestOrg;
beforeEach(async () => {
  [org, other] = [await newOrg(), await newOrg()];
  const twin = await newAccountIn(other);
  await other.run((tx) => inviteAccounts(tx, { ids: [twin], lane: 2 }));
});

/** Somebody whose first letter is out, with a reminder that waits. */
async function reminded(): Promise<{ id: string; sendId: string }> {
  const id = await newAccountIn(org);
  await org.run((tx) => inviteAccounts(tx, { ids: [id], lane: 2 }), at(0));
  await pumpTo((await smtpServer()).url, 5);
  await org.run((tx) => inviteAccounts(tx, { ids: [id], lane: 3, letter: "reminder" }), at(10));
  const [sendId = ""] = await sendsOf(org, id);
  return { id, sendId };
}
const endsOf = async (id: string) =>
  (await messagesOf(org, id)).map(({ state, reason }) => [state, reason]);

type Act = (tx: OrgTx, sendId: string) => Promise<unknown>;
const decline: Act = (tx, sendId) => declineInvitation(tx, { sendId, reason: "not-wanted" });
const ENDS: [string, Act][] = [
  ["declined", decline],
  ["claimed", (tx, sendId) => claimAccount(tx, { sendId, passwordHash: "h", about: {} })],
  ["dont-remind", (tx, sendId) => refuseReminders(tx, { sendId })],
];

test.each(ENDS)(
  "what waits for who %s is cancelled in that act, and says why",
  async (reason, act) => {
    const { id, sendId } = await reminded();
    const bystander = await newAccountIn(org);
    await org.run((tx) => inviteAccounts(tx, { ids: [bystander], lane: 2 }), at(10));
    const before = await digestOf(other.id);
    await org.run((tx) => act(tx, sendId), at(20));
    expect(await endsOf(id)).toEqual([
      ["SENT", null],
      ["CANCELLED", reason],
    ]);
    expect((await timelineOf(org, id)).at(-1)).toBe("message-cancelled");
    expect(await endsOf(bystander)).toEqual([["QUEUED", null]]);
    expect(await digestOf(other.id)).toEqual(before);
  },
);

test.each(ENDS)(
  "what a pump held while they %s is cancelled when it is met again, with the same word",
  async (reason, act) => {
    const { id, sendId } = await reminded();
    const lease = randomUUID();
    const [held] = await org.run((tx) => leaseMessages(tx, 3, 10, lease, at(60)), at(20));
    await org.run((tx) => act(tx, sendId), at(30));
    expect((await endsOf(id)).at(-1)).toEqual(["QUEUED", null]);
    await org.run((tx) => releaseMessages(tx, lease, [held?.id ?? ""], at(40)), at(40));
    const server = await smtpServer();
    await pumpTo(server.url, 70);
    expect(server.received).toEqual([]);
    expect((await endsOf(id)).at(-1)).toEqual(["CANCELLED", reason]);
  },
);

test("an invitation that waits stays for who only wants no reminders", async () => {
  const id = await newAccountIn(org);
  await org.run((tx) => inviteAccounts(tx, { ids: [id], lane: 2 }), at(0));
  const [sendId = ""] = await sendsOf(org, id);
  await org.run((tx) => refuseReminders(tx, { sendId }), at(10));
  expect(await endsOf(id)).toEqual([["QUEUED", null]]);
});

test("who claims by a copied link gets no mail that still waited; a claim and a pump at once lose nothing", async () => {
  const admin = await newAdmin(org);
  const ids = await Promise.all(Array.from({ length: 6 }, () => newAccountIn(org)));
  await org.run((tx) => inviteAccounts(tx, { ids, lane: 2 }), at(0));
  for (const id of ids) await inOrg(admin.scope, (tx) => copyLink(tx, { id }), "act", at(1));
  const server = await smtpServer();
  const claims = ids.map(async (id) => {
    const [sendId = ""] = await sendsOf(org, id, "LINK");
    await org.run((tx) => claimAccount(tx, { sendId, passwordHash: "h", about: {} }), at(10));
  });
  await Promise.all([...claims, pumpTo(server.url, 10)]);
  await pumpTo(server.url, 100);
  const ends = (await Promise.all(ids.map(endsOf))).flat();
  expect(ends).toHaveLength(6);
  for (const [state, reason] of ends)
    expect([state, reason]).toEqual(state === "SENT" ? ["SENT", null] : ["CANCELLED", "claimed"]);
  expect(server.received).toHaveLength(ends.filter(([state]) => state === "SENT").length);
});
