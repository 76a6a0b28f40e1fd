import PostalMime from "postal-mime";
import { expect, test } from "vitest";
import { takeRole } from "@/admins/take-role";
import { setPassword } from "@/factors/set-password";
import { inviteAccounts } from "@/invitations/invite-accounts";
import { inOrg } from "@/lib/in-org";
import { suspendAccounts } from "@/lifecycle/suspend-accounts";
import { messagesOf, refusedWith } from "../../tests/support/links";
import { smtpServer } from "../../tests/support/mail-servers";
import type { TestOrg } from "../../tests/support/org";
import { aPerson, newAccountIn, newAdmin, newOrg } from "../../tests/support/org";
import { at, pumpTo } from "../../tests/support/pumping";
import { inviteAdmin } from "./invite-admin";
import { listLostInviters } from "./list-lost-inviters";
import { transferOwnership } from "./transfer-ownership";
import { withdrawOutstanding } from "./withdraw-outstanding";

const statusOf = (org: TestOrg, id: string) =>
  org.run(async (tx) => (await tx.db.account.findFirst({ where: { orgId: tx.org, id } }))?.status);

test("what somebody sent who lost the right is listed, and withdrawn at once", async () => {
  const [org, other] = [await newOrg(), await newOrg()];
  const owner = await newAdmin(org);
  const inviter = await newAdmin(org, ["INVITER"]);
  const stranger = await newAdmin(other, ["INVITER"]);
  const ids = [await newAccountIn(org), await newAccountIn(org)];
  const foreign = await newAccountIn(other);
  await inOrg(inviter.scope, (tx) => inviteAccounts(tx, { ids, lane: 2 }));
  await inOrg(stranger.scope, (tx) => inviteAccounts(tx, { ids: [foreign], lane: 2 }));
  await other.run((tx) => takeRole(tx, { ids: [stranger.id], role: "INVITER" }));
  const withdraw = (inviterId: string) =>
    inOrg(owner.scope, (tx) => withdrawOutstanding(tx, { inviterId }));
  expect(await org.run(listLostInviters)).toEqual([]);
  // Neither of one who may still invite, nor of somebody of another organisation.
  for (const id of [inviter.id, stranger.id])
    expect(await refusedWith(withdraw(id))).toBe("not-applicable");
  await inOrg(owner.scope, (tx) => suspendAccounts(tx, { ids: [inviter.id] }));
  const [lost] = await org.run(listLostInviters);
  expect(lost).toMatchObject({ id: inviter.id, status: "SUSPENDED", count: 2 });
  expect(lost?.people.map(({ id }) => id).sort()).toEqual([...ids].sort());
  // Losing the right leaves them valid until somebody withdraws them.
  expect(await statusOf(org, ids[0] ?? "")).toBe("INVITED");
  expect(await withdraw(inviter.id)).toEqual({ withdrawn: 2, left: 0 });
  for (const id of ids) expect(await statusOf(org, id)).toBe("CREATED");
  expect(await org.run(listLostInviters)).toEqual([]);
  expect(await statusOf(other, foreign)).toBe("INVITED");
});

test("an admin is made, given the role and invited in one act, or not at all", async () => {
  const org = await newOrg();
  const owner = await newAdmin(org);
  const person = aPerson();
  const { id } = await inOrg(owner.scope, (tx) => inviteAdmin(tx, { person, role: "INVITER" }));
  expect(await statusOf(org, id)).toBe("INVITED");
  const again = inOrg(owner.scope, (tx) => inviteAdmin(tx, { person, role: "INVITER" }));
  expect(await refusedWith(again)).toBe("email-taken");
  const next = aPerson();
  const wrong = inOrg(owner.scope, (tx) => inviteAdmin(tx, { person: next, role: "KING" }));
  expect(await refusedWith(wrong)).toBe("role-unknown");
  const { scope } = await newAdmin(org, ["ACCOUNT_ADMIN"]);
  const lesser = inOrg(scope, (tx) => inviteAdmin(tx, { person: next, role: "INVITER" }));
  expect(await refusedWith(lesser)).toBe("not-allowed");
  const made = await org.run((tx) => tx.db.account.count({ where: { email: next.email ?? "" } }));
  expect(made).toBe(0);
});

test("ownership goes to somebody active, and the old owner may lay it down", async () => {
  const org = await newOrg();
  const owner = await newAdmin(org);
  const heir = await newAccountIn(org, "ACTIVE");
  const invited = await newAccountIn(org, "INVITED");
  await org.run((tx) => setPassword(tx, { accountId: owner.id, hash: "hash" }));
  const hand = (toId: string, oldHash = "hash", layDown = true) =>
    inOrg(owner.scope, (tx) => transferOwnership(tx, { toId, layDown, oldHash }));
  const foreign = await newAccountIn(await newOrg(), "ACTIVE");
  expect(await refusedWith(hand(invited))).toBe("owner-not-active");
  expect(await refusedWith(hand(foreign))).toBe("not-found");
  expect(await refusedWith(hand(owner.id))).toBe("not-allowed");
  // The password was changed since it was checked.
  expect(await refusedWith(hand(heir, "older"))).toBe("changed-meanwhile");
  await hand(heir);
  const owners = await org.run((tx) =>
    tx.db.accountRole.findMany({ where: { orgId: tx.org, role: "OWNER" } }),
  );
  expect(owners.map(({ accountId }) => accountId)).toEqual([heir]);
  const letters = await Promise.all([owner.id, heir, invited].map((id) => messagesOf(org, id)));
  expect(letters.map((own) => own.map(({ letter }) => letter))).toEqual([
    ["ownership-given"],
    ["ownership-received"],
    [],
  ]);
  // Who laid it down has nothing to hand over any more.
  expect(await refusedWith(hand(heir))).toBe("not-allowed");
});

test("who hands over and who takes over are named to each other, as they are called when the letter leaves", async () => {
  const org = await newOrg();
  const owner = await newAdmin(org);
  const heir = await newAccountIn(org, "ACTIVE", { firstName: "Sam", lastName: "Okafor" });
  await org.run((tx) => setPassword(tx, { accountId: owner.id, hash: "hash" }));
  await inOrg(owner.scope, (tx) =>
    transferOwnership(tx, { toId: heir, layDown: false, oldHash: "hash" }),
  );
  await org.run((tx) =>
    tx.db.account.update({
      where: { orgId_id: { orgId: tx.org, id: owner.id } },
      data: { firstName: "Ines", lastName: "Carvalho" },
    }),
  );
  const server = await smtpServer();
  await pumpTo(server.url, (Date.now() - at(0).getTime()) / 1_000 + 60);
  const told = await Promise.all(server.received.map(({ raw }) => PostalMime.parse(raw)));
  const named = (words: string) => told.filter(({ text }) => text?.includes(words)).length;
  expect(named("Handed over to: Sam Okafor")).toBe(1);
  expect(named("Handed over by: Ines Carvalho")).toBe(1);
});
