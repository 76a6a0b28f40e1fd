import { beforeEach, expect, test } from "vitest";
import { giveRole } from "@/admins/give-role";
import { prepareCodes } from "@/codes/prepare-codes";
import { listUncoded } from "@/codes/queries";
import { inviteAccounts } from "@/invitations/invite-accounts";
import { readClaimLink } from "@/invitations/queries";
import { standing } from "@/invitations/rules";
import { withdrawInvitations } from "@/invitations/withdraw-invitations";
import { closeAccounts } from "@/lifecycle/close-accounts";
import { reactivateAccounts } from "@/lifecycle/reactivate-accounts";
import { reopenAccounts } from "@/lifecycle/reopen-accounts";
import { suspendAccounts } from "@/lifecycle/suspend-accounts";
import { changePeople } from "@/outcomes/change-people";
import type { TestOrg } from "../../tests/support/org";
import { newAccountIn, newAdmin, newOrg } from "../../tests/support/org";
import { at } from "../../tests/support/pumping";
import { makeMissing } from "./make-missing";
import { openCode } from "./open-code";
import { findGivable, listHolders } from "./queries";

let org: TestOrg;
let other: TestOrg;
beforeEach(async () => {
  [org, other] = [await newOrg(), await newOrg()];
});

let logins = 0;
const unreached = (of = org, status: "CREATED" | "SUSPENDED" = "CREATED", given: object = {}) => {
  logins += 1;
  return newAccountIn(of, status, { email: "", login: `again.${logins}`, ...given });
};
const invite = (id: string) =>
  org.run((tx) => inviteAccounts(tx, { ids: [id], lane: 2, withCodes: true }), at(0));
const codeOf = (id: string, of = org) =>
  of.run(async (tx) => (await findGivable(tx, [id]))[0]?.sendId, at(10));
const listed = () =>
  org.run(async (tx) => {
    const { rows } = await listHolders(tx, { q: "", tab: "made" });
    return rows.map(({ accountId }) => accountId);
  });

test("who comes to await invitation again has a new code: withdrawn, reactivated, reopened, added as suspended", async () => {
  const [withdrawn, suspended, closed] = [await unreached(), await unreached(), await unreached()];
  const added = await unreached(org, "SUSPENDED");
  const mailed = await newAccountIn(org);
  const before = new Map<string, string | undefined>();
  for (const id of [withdrawn, suspended, closed]) {
    await invite(id);
    before.set(id, await codeOf(id));
  }
  await invite(mailed);
  await org.run((tx) => withdrawInvitations(tx, { ids: [withdrawn, mailed] }), at(1));
  await org.run((tx) => suspendAccounts(tx, { ids: [suspended] }), at(1));
  await org.run((tx) => closeAccounts(tx, { ids: [closed] }), at(1));
  for (const id of [suspended, closed, added]) expect(await codeOf(id)).toBeUndefined();
  await org.run((tx) => reactivateAccounts(tx, { ids: [suspended, added] }), at(2));
  await org.run((tx) => reopenAccounts(tx, { ids: [closed] }), at(2));
  for (const id of [withdrawn, suspended, closed, added]) {
    const sendId = await codeOf(id);
    expect(sendId).toBeDefined();
    expect(sendId).not.toBe(before.get(id));
    // it opens nothing before they are invited
    const open = org.run((tx) => openCode(tx, { sendId: sendId ?? "" }), at(3));
    expect(await open).toBeUndefined();
  }
  const told = await org.run(async (tx) => {
    const link = await readClaimLink(tx, before.get(withdrawn) ?? "");
    return link && standing(link, tx.now);
  }, at(3));
  expect(told).toBe("withdrawn");
  // who can be written to needs none
  expect(await codeOf(mailed)).toBeUndefined();
  expect((await listed()).sort()).toEqual([withdrawn, suspended, closed, added].sort());
  expect(await org.run((tx) => listUncoded(tx, 10))).toEqual([]);
});

test("who still has no code is given one at a press, nobody elsewhere", async () => {
  const [one, two] = [await unreached(), await unreached()];
  const theirs = await unreached(other);
  const held = await unreached();
  await org.run((tx) => prepareCodes(tx, { ids: [held] }), at(0));
  const kept = await codeOf(held);
  await unreached(org, "CREATED", { phone: "+33612345672" });
  expect(await org.run((tx) => listUncoded(tx, 1))).toHaveLength(1);
  const admin = await newAdmin(org, ["INVITER"]);
  await expect(org.run((tx) => makeMissing({ ...tx, actor: admin.scope.actor }))).rejects.toThrow();
  expect(await org.run(makeMissing, at(1))).toEqual({ count: 2 });
  for (const id of [one, two]) expect(await codeOf(id)).toBeDefined();
  expect(await codeOf(held)).toBe(kept);
  expect(await codeOf(theirs, other)).toBeUndefined();
  expect(await org.run(makeMissing, at(2))).toEqual({ count: 0 });
  // a right given since outdates a code: it would yield more than who printed it had
  const owner = await newAdmin(org);
  await org.run(
    (tx) => giveRole({ ...tx, actor: owner.scope.actor }, { ids: [one], role: "HELPDESK" }),
    at(5),
  );
  expect(await org.run((tx) => listUncoded(tx, 10))).toEqual([one]);
  expect(await org.run(makeMissing, at(6))).toEqual({ count: 1 });
});

test("who loses their last address by a file that is undone has a code; who keeps a number needs none", async () => {
  const [alone, called] = [
    await newAccountIn(org, "CREATED", { email: "a.lone@halden.example", login: "a.lone" }),
    await newAccountIn(org, "CREATED", { email: "c.all@halden.example", phone: "+33612345675" }),
  ];
  const drafts = [
    { id: alone, was: "a.lone@halden.example" },
    { id: called, was: "c.all@halden.example" },
  ].map(({ id, was }, line) => ({
    ...{ id, line, accountId: id, channel: null, verdict: "UPDATE" as const, before: null },
    change: { fields: { email: [was, null] as [string, null] } },
  }));
  await org.run((tx) => changePeople(tx, { drafts, found: new Map() }));
  expect(await codeOf(alone)).toBeDefined();
  expect(await codeOf(called)).toBeUndefined();
});
