import { beforeAll, expect, test } from "vitest";
import { inviteAccounts } from "@/invitations/invite-accounts";
import { withdrawInvitations } from "@/invitations/withdraw-invitations";
import { inOrg } from "@/lib/in-org";
import type { OrgTx } from "@/lib/org";
import { reactivateAccounts } from "@/lifecycle/reactivate-accounts";
import { suspendAccounts } from "@/lifecycle/suspend-accounts";
import { handOver, haveLeft, sendsOf } from "../../tests/support/links";
import type { TestOrg } from "../../tests/support/org";
import { newAccountIn, newAdmin, newOrg } from "../../tests/support/org";
import { listPeople } from "./list-people";
import { countPeople } from "./queries";
import { readUnsent } from "./read-unsent";
import type { PeopleState } from "./rules";

let org: TestOrg;

beforeAll(async () => {
  const other = await newOrg();
  org = await newOrg();
  await newAccountIn(other, "CREATED", { email: "", externalId: "there", language: "fr" });
  await newAccountIn(org, "CREATED", { language: "fr", phone: "+33612345678" });
  await newAccountIn(org, "CREATED", { language: "fr", phone: "+33142681234" });
  await newAccountIn(org);
  await newAccountIn(org, "CREATED", { email: "", externalId: "here", language: "de" });
  const bounced = await newAccountIn(org, "CREATED", { language: "de" });
  await org.run((tx) =>
    tx.db.account.update({
      where: { orgId_id: { orgId: tx.org, id: bounced } },
      data: { undeliverableAt: tx.now, undeliverableReason: "5.1.1" },
    }),
  );
  await newAccountIn(org, "INVITED", { email: "", externalId: "invited" });
  await newAccountIn(org, "ACTIVE");
});

test("who awaits an invitation is counted by what they lack, here and nowhere else", async () => {
  expect(await org.run(readUnsent)).toEqual({
    total: 5,
    mailable: 3,
    noEmail: 1,
    noMobile: 4,
    noLanguage: 1,
    undeliverable: 1,
    withdrawn: 0,
    invitedBefore: 0,
    languages: [
      { language: "fr", count: 2 },
      { language: null, count: 1 },
    ],
  });
});

test("the People list is narrowed to who lacks an address or a number that takes texts", async () => {
  const count = (filter: Parameters<typeof countPeople>[1]) =>
    org.run((tx) => countPeople(tx, filter));
  expect(await count({ lacks: "EMAIL" })).toBe(2);
  expect(await count({ lacks: "EMAIL", states: ["CREATED"] })).toBe(1);
  expect(await count({ lacks: "PHONE", states: ["CREATED"] })).toBe(4);
});

test("whose invitation was withdrawn once they held it knows of it: since when and by whom", async () => {
  const where = await newOrg();
  const admin = await newAdmin(where);
  const [held, unsent] = [await newAccountIn(where), await newAccountIn(where)];
  await where.run((tx) => inviteAccounts(tx, { ids: [held, unsent], lane: 2 }));
  await handOver(where, ...(await sendsOf(where, held)));
  const withdraw = (tx: OrgTx) => withdrawInvitations(tx, { ids: [held, unsent] });
  const at = new Date(Date.now() + 60_000);
  await inOrg(admin.scope, withdraw, "act", at);
  await newAccountIn(where);
  expect(await where.run(readUnsent)).toMatchObject({ total: 3, withdrawn: 1 });
  const { rows } = await where.run((tx) => listPeople(tx, { states: ["CREATED"] }, undefined));
  const by = Object.fromEntries(rows.map((row) => [row.id, [row.withdrawnAt, row.withdrawnBy]]));
  expect(by[held]).toEqual([at, expect.stringContaining("Amara")]);
  expect(by[unsent]).toEqual([null, null]);
  await where.run((tx) => inviteAccounts(tx, { ids: [held], lane: 2 }));
  expect(await where.run(readUnsent)).toMatchObject({ total: 2, withdrawn: 0 });
});

test("who awaits an invitation again after a suspension knows of their account, and is counted apart", async () => {
  const where = await newOrg();
  const [held, unsent] = [await newAccountIn(where), await newAccountIn(where)];
  await where.run((tx) => inviteAccounts(tx, { ids: [held, unsent], lane: 2 }));
  await handOver(where, ...(await sendsOf(where, held)));
  await where.run((tx) => suspendAccounts(tx, { ids: [held, unsent] }));
  await where.run((tx) => reactivateAccounts(tx, { ids: [held, unsent] }));
  await newAccountIn(where);
  const told = { total: 3, withdrawn: 0, invitedBefore: 1 };
  expect(await where.run(readUnsent)).toMatchObject(told);
  await where.run((tx) => inviteAccounts(tx, { ids: [held], lane: 2 }));
  expect(await where.run(readUnsent)).toMatchObject({ total: 2, invitedBefore: 0 });
});

test("whose letter waits longer than its link would live is not expired: the list, its filters and the row agree", async () => {
  const where = await newOrg();
  const [waits, over] = [await newAccountIn(where), await newAccountIn(where)];
  const long = new Date(Date.now() - 9 * 86_400_000);
  await where.run((tx) => inviteAccounts(tx, { ids: [waits, over], lane: 2 }), long);
  await haveLeft(where, over);
  const count = (states: PeopleState[]) => where.run((tx) => countPeople(tx, { states }));
  expect([await count(["EXPIRED"]), await count(["INVITED"])]).toEqual([1, 1]);
  const { rows } = await where.run((tx) => listPeople(tx, { states: ["INVITED"] }, undefined));
  expect(rows).toMatchObject([{ id: waits, isUnsent: true, messageState: "QUEUED" }]);
});
