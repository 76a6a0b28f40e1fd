import { beforeAll, expect, test } from "vitest";
import { editAccount } from "@/accounts/edit-account";
import { moveAccounts } from "@/accounts/move-accounts";
import { giveRole } from "@/admins/give-role";
import { inviteAccounts } from "@/invitations/invite-accounts";
import { inOrg } from "@/lib/in-org";
import { handOver, sendsOf, worthOf } from "../../tests/support/links";
import type { TestOrg } from "../../tests/support/org";
import { newAccountIn, newAdmin, newOrg } from "../../tests/support/org";
import { dismissPeople } from "./dismiss-people";
import { listDesk } from "./list-desk";
import { countDesk } from "./queries";

const START = Date.parse("2026-03-10T09:00:00Z");
const at = (hours: number) => new Date(START + hours * 3_600_000);

let org: TestOrg;
let admin: Awaited<ReturnType<typeof newAdmin>>;

beforeAll(async () => {
  org = await newOrg();
  admin = await newAdmin(org);
});

async function invited(where = org): Promise<string> {
  const id = await newAccountIn(where, "CREATED");
  await where.run((tx) => inviteAccounts(tx, { ids: [id], lane: 2 }), at(0));
  return id;
}

const edit = (id: string, change: { email?: string; phone?: string }, hours: number, where = org) =>
  where.run((tx) => editAccount(tx, { id, change }), at(hours));
const asAdmin = <T>(hours: number, work: Parameters<typeof inOrg<T>>[1]) =>
  inOrg(admin.scope, work, "act", at(hours));
const caseOf = async (id: string, hours: number) => {
  const { rows } = await org.run((tx) => listDesk(tx, {}), at(hours));
  const one = rows.find((row) => row.id === id);
  return one && { reason: one.reason, at: one.at, isElsewhere: one.isElsewhere };
};

test("who is invited and whose address changes without a new invitation stands on the Desk until one is sent there", async () => {
  const id = await invited();
  const [old = ""] = await sendsOf(org, id);
  await handOver(org, old);
  expect(await caseOf(id, 1)).toBeUndefined();
  await edit(id, { email: `moved.${id}@halden.example` }, 2);
  expect(await worthOf(org, old, at(3))).toBe("neutral");
  expect(await caseOf(id, 3)).toEqual({ reason: "unsent", at: at(2), isElsewhere: true });
  await asAdmin(4, (tx) => inviteAccounts(tx, { ids: [id], lane: 2 }));
  expect(await caseOf(id, 5)).toBeUndefined();
});

test("put aside they leave it, and come back with another address", async () => {
  const id = await invited();
  await edit(id, { email: `second.${id}@halden.example` }, 2);
  await asAdmin(3, (tx) => dismissPeople(tx, { ids: [id] }));
  expect(await caseOf(id, 4)).toBeUndefined();
  await edit(id, { email: `third.${id}@halden.example` }, 5);
  expect(await caseOf(id, 6)).toMatchObject({ reason: "unsent", at: at(5) });
});

test("who can still claim over another channel, and who was withdrawn or closed, does not", async () => {
  const [other, withdrawn, closed] = [await invited(), await invited(), await invited()];
  await edit(other, { phone: "+33612345678" }, 2);
  for (const id of [withdrawn, closed]) await edit(id, { email: `w.${id}@halden.example` }, 2);
  await asAdmin(3, (tx) => moveAccounts(tx, { ids: [withdrawn], event: "withdraw" }));
  await asAdmin(3, (tx) => moveAccounts(tx, { ids: [closed], event: "close" }));
  for (const id of [other, withdrawn, closed]) expect(await caseOf(id, 4)).toBeUndefined();
});

test("whose links died by a right that they were given stands there too; at the same address", async () => {
  const id = await invited();
  await asAdmin(2, (tx) => giveRole(tx, { ids: [id], role: "AUDITOR" }));
  const found = await caseOf(id, 3);
  expect(found).toMatchObject({ reason: "unsent", isElsewhere: false });
});

test("who declined as not being meant may be meant at a new address; who wants no account is left alone", async () => {
  const [notMe, notWanted] = [await invited(), await invited()];
  const decline = (id: string, reason: string) =>
    org.run((tx) => moveAccounts(tx, { ids: [id], event: "decline", reason }), at(1));
  await decline(notMe, "not-me");
  await decline(notWanted, "not-wanted");
  for (const id of [notMe, notWanted]) await edit(id, { email: `d.${id}@halden.example` }, 2);
  expect(await caseOf(notMe, 3)).toMatchObject({ reason: "unsent" });
  expect(await caseOf(notWanted, 3)).toMatchObject({ reason: "declined" });
});

test("another organisation counts its own", async () => {
  const other = await newOrg();
  const id = await invited(other);
  await edit(id, { email: `o.${id}@halden.example` }, 2, other);
  expect((await other.run(countDesk, at(3))).unsent).toBe(1);
  expect(await caseOf(id, 3)).toBeUndefined();
});
