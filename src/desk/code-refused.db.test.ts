import { beforeAll, expect, test } from "vitest";
import { declineInvitation } from "@/invitations/decline-invitation";
import { inviteAccounts } from "@/invitations/invite-accounts";
import { beginSelection } from "@/selections/begin-selection";
import { freezeSelection } from "@/selections/freeze-selection";
import { readSelection, tallyOutcomes } from "@/selections/queries";
import { reviewSelection } from "@/selections/review-selection";
import { asAdmin, crowdOf } from "../../tests/support/campaigns";
import { sendsOf } from "../../tests/support/links";
import type { TestOrg } from "../../tests/support/org";
import { newAdmin, newOrg } from "../../tests/support/org";
import { codeInstead } from "./code-instead";

let org: TestOrg;
let other: TestOrg;
let owner: Awaited<ReturnType<typeof newAdmin>>;
beforeAll(async () => {
  [org, other] = [await newOrg(), await newOrg()];
  owner = await newAdmin(org);
});

/** Invited people, the first of whom said no. */
async function refused(where: TestOrg, count: number, lastName: string): Promise<string[]> {
  const ids = await crowdOf(where, count, lastName);
  await where.run((tx) => inviteAccounts(tx, { ids, lane: 2 }));
  const [sendId = ""] = await sendsOf(where, ids[0] ?? "");
  await where.run((tx) => declineInvitation(tx, { sendId, reason: "not-wanted" }));
  return ids;
}
const hasSaidNo = async (id: string, where = org) => {
  const at = { where: { orgId: where.id, id } };
  return (await where.run((tx) => tx.db.account.findFirstOrThrow(at))).declinedAt !== null;
};

/** What is foreseen of giving codes to these people, and what comes of it. */
async function coded(ids: string[], withDeclined: boolean) {
  const { id } = await asAdmin(owner, (tx) => freezeSelection(tx, { ids, isDesk: true }));
  const selection = await asAdmin(owner, (tx) => readSelection(tx, id));
  if (!selection) throw new Error("the selection is gone");
  const { takes, leftOut, count } = await asAdmin(owner, (tx) =>
    reviewSelection(tx, selection, "code"),
  );
  const input = { id, act: "code", expected: count, withDeclined } as const;
  await asAdmin(owner, (tx) => beginSelection(tx, input));
  const tallies = await org.run((tx) => tallyOutcomes(tx, id));
  const came = Object.fromEntries(tallies.map((one) => [one.outcome, one.count]));
  return { takes, left: leftOut.map((one) => [one.code, one.count]), came };
}

test("codes for many leave out who said no, named and counted, and their no stands", async () => {
  const ids = await refused(org, 3, "Unasked");
  const { takes, left, came } = await coded(ids, false);
  expect([takes, left, came]).toEqual([2, [["declined", 1]], { done: 2, declined: 1 }]);
  expect(await hasSaidNo(ids[0] ?? "")).toBe(true);
});

test("asked for knowingly they are given one as well, and no longer stand as declined", async () => {
  const ids = await refused(org, 2, "Asked");
  const theirs = await refused(other, 1, "Asked");
  const { takes, came } = await coded(ids, true);
  expect([takes, came]).toEqual([1, { done: 2 }]);
  expect(await hasSaidNo(ids[0] ?? "")).toBe(false);
  const stranger = { ids: theirs, withDeclined: true };
  const { done } = await asAdmin(owner, (tx) => codeInstead(tx, stranger));
  expect([done, await hasSaidNo(theirs[0] ?? "", other)]).toEqual([[], true]);
});
