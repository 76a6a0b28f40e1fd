import { beforeAll, expect, test } from "vitest";
import { editAccount } from "@/accounts/edit-account";
import { copyLink } from "@/invitations/copy-link";
import { handLink } from "@/invitations/hand-link";
import { inviteAccounts } from "@/invitations/invite-accounts";
import { withdrawInvitations } from "@/invitations/withdraw-invitations";
import { closeUnclaimed } from "@/lapses/close-unclaimed";
import { reactivateAccounts } from "@/lifecycle/reactivate-accounts";
import { suspendAccounts } from "@/lifecycle/suspend-accounts";
import type { TestOrg } from "../../tests/support/org";
import { newAccountIn, newOrg } from "../../tests/support/org";
import { at, emptyOutbox } from "../../tests/support/pumping";
import { showCode } from "./show-code";

const DAY = 86_400;
let org: TestOrg;
let other: TestOrg;
beforeAll(async () => {
  [org, other] = [await newOrg(), await newOrg()];
});

const read = (id: string) =>
  org.run((tx) => tx.db.account.findUniqueOrThrow({ where: { orgId_id: { orgId: tx.org, id } } }));
const endOf = async (id: string) => (await read(id)).claimableUntil;
const invite = (id: string, day: number, given: object = {}) =>
  org.run((tx) => inviteAccounts(tx, { ids: [id], lane: 2, ...given }), at(day * DAY));
const code = (id: string, day: number, waits: boolean) =>
  org.run((tx) => showCode(tx, { id, waits }), at(day * DAY));

test("who holds a code can claim until it ends, whatever they are sent besides", async () => {
  const id = await newAccountIn(org);
  await code(id, 0, false);
  expect(await endOf(id)).toEqual(at(90 * DAY));
  await invite(id, 1);
  expect(await endOf(id)).toEqual(at(90 * DAY));
  await invite(id, 3, { lane: 3, letter: "reminder" });
  expect(await endOf(id)).toEqual(at(90 * DAY));
  await org.run((tx) => copyLink(tx, { id }), at(5 * DAY));
  expect(await endOf(id)).toEqual(at(90 * DAY));
  // a code shown again to who was written to lives its own days
  await code(id, 20, false);
  expect(await endOf(id)).toEqual(at(90 * DAY));
});

test("a code shown beforehand counts with the first invitation, by mail or by a link, and lengthens it", async () => {
  const [mailed, linked] = [await newAccountIn(org), await newAccountIn(org)];
  const plain = await newAccountIn(org);
  await code(mailed, 0, true);
  await code(linked, 0, true);
  await org.run((tx) => inviteAccounts(tx, { ids: [mailed, plain], lane: 3 }), at(10 * DAY));
  await org.run((tx) => handLink(tx, { accountId: linked, channel: "LINK" }), at(10 * DAY));
  expect(await endOf(mailed)).toEqual(at(100 * DAY));
  expect(await endOf(linked)).toEqual(at(100 * DAY));
  expect(await endOf(plain)).toEqual(at(17 * DAY));
});

test("nobody is closed as never claimed before the date on their letter", async () => {
  for (const one of [org, other])
    await one.run((tx) =>
      tx.db.organization.update({ where: { orgId: tx.org }, data: { neverClaimedDays: 30 } }),
    );
  const [early, late] = [await newAccountIn(org), await newAccountIn(org)];
  await code(early, 0, false);
  await invite(early, 1);
  await code(late, 0, true);
  await invite(late, 0);
  // a letter that waits keeps its person
  await emptyOutbox();
  const close = (day: number, of = org) =>
    of.run((tx) => closeUnclaimed(tx, { about: "untold", place: undefined }), at(day * DAY));
  await close(40);
  for (const id of [early, late]) expect((await read(id)).status).toBe("INVITED");
  await close(91, other);
  for (const id of [early, late]) expect((await read(id)).status).toBe("INVITED");
  await close(91);
  for (const id of [early, late]) expect((await read(id)).status).toBe("CLOSED");
});

test("what is dead lengthens nothing: another epoch, another address, a life that was shortened", async () => {
  const [back, moved, shorter] = [
    await newAccountIn(org),
    await newAccountIn(org, "CREATED", { phone: "+33612345671" }),
    await newAccountIn(org),
  ];
  await code(back, 0, false);
  await org.run((tx) => suspendAccounts(tx, { ids: [back] }), at(DAY));
  await org.run((tx) => reactivateAccounts(tx, { ids: [back] }), at(2 * DAY));
  await invite(back, 2);
  await invite(back, 3);
  expect(await endOf(back)).toEqual(at(10 * DAY));
  await org.run((tx) => withdrawInvitations(tx, { ids: [back] }), at(4 * DAY));
  expect(await endOf(back)).toBeNull();
  const life = (linkLifeHours: number) =>
    org.run((tx) =>
      tx.db.organization.update({ where: { orgId: tx.org }, data: { linkLifeHours } }),
    );
  await life(24 * 60);
  await invite(moved, 0);
  await invite(shorter, 0);
  await life(24 * 7);
  await invite(shorter, 1);
  expect(await endOf(shorter)).toEqual(at(8 * DAY));
  await org.run(
    (tx) => editAccount(tx, { id: moved, change: { email: "else.where@halden.example" } }),
    at(DAY),
  );
  expect(await endOf(moved)).toBeNull();
  await org.run((tx) => copyLink(tx, { id: moved }), at(2 * DAY));
  expect(await endOf(moved)).toEqual(at(9 * DAY));
});
