import { beforeAll, expect, test } from "vitest";
import { createAccounts } from "@/accounts/create-accounts";
import { inOrg } from "@/lib/in-org";
import { mintScope } from "@/lib/mint-scope";
import type { OrgTx } from "@/lib/org";
import { Refusal } from "@/lib/refusal";
import { closeAccounts } from "@/lifecycle/close-accounts";
import { suspendAccounts } from "@/lifecycle/suspend-accounts";
import { createTeam } from "@/teams/create-team";
import type { TestOrg } from "../../tests/support/org";
import { aPerson, newAdmin, newOrg } from "../../tests/support/org";
import { beginSelection } from "./begin-selection";
import { freezeSelection } from "./freeze-selection";
import { runSelection } from "./job";
import { readDrift, readSelection, tallyOutcomes } from "./queries";
import { reviewSelection } from "./review-selection";
import { stopSelection } from "./stop-selection";
import { workSelection } from "./work-selection";

let org: TestOrg;
let other: TestOrg;
let owner: Awaited<ReturnType<typeof newAdmin>>;

const world = () => ({
  scopeOf: (id: string) => mintScope(id, { kind: "system" }),
  stopping: () => false,
});
const act = <T>(work: (tx: OrgTx) => Promise<T>) => inOrg(owner.scope, work, "chunk");

async function people(count: number, lastName: string, where = org): Promise<string[]> {
  const named = Array.from({ length: count }, () => aPerson({ lastName }));
  const { done } = await where.run((tx) => createAccounts(tx, { people: named, source: "HAND" }));
  return done.map(({ id }) => id);
}

const statusOf = (ids: string[]) =>
  org.run(async (tx) => {
    const rows = await tx.db.account.findMany({ where: { orgId: tx.org, id: { in: ids } } });
    return rows.map(({ status }) => status).sort();
  });

async function outcomesOf(id: string): Promise<Record<string, number>> {
  const tallies = await org.run((tx) => tallyOutcomes(tx, id));
  return Object.fromEntries(tallies.map(({ outcome, count }) => [outcome ?? "waiting", count]));
}

beforeAll(async () => {
  org = await newOrg();
  other = await newOrg();
  owner = await newAdmin(org);
});

test("a frozen view means the people of that moment: who matches since is named, who no longer does is left out", async () => {
  const [first = "", second = "", third = ""] = await people(3, "Frost");
  await people(2, "Frost", other);
  const { id, count } = await act((tx) => freezeSelection(tx, { query: "q=frost" }));
  expect(count).toBe(3);
  const [late = ""] = await people(1, "Frost");
  await org.run((tx) =>
    tx.db.account.updateMany({
      where: { orgId: tx.org, id: third },
      data: { searchText: " gone", lastName: "Thaw" },
    }),
  );
  const selection = await act((tx) => readSelection(tx, id));
  if (!selection) throw new Error("the selection is gone");
  const { newcomers, gone } = await act((tx) => readDrift(tx, selection));
  expect([newcomers.count, newcomers.people.map((one) => one.id)]).toEqual([1, [late]]);
  expect([gone.count, gone.people.map((one) => one.id)]).toEqual([1, [third]]);
  const review = await act((tx) => reviewSelection(tx, selection, "suspend"));
  expect(review).toMatchObject({ count: 2, takes: 2, leftOut: [] });
  await act((tx) => beginSelection(tx, { id, act: "suspend", expected: 2 }));
  expect(await outcomesOf(id)).toEqual({ done: 2, "left-out": 1 });
  expect(await statusOf([first, second])).toEqual(["SUSPENDED", "SUSPENDED"]);
  expect(await statusOf([third, late])).toEqual(["CREATED", "CREATED"]);
});

test("a number that is not the confirmed one changes nothing", async () => {
  const ids = await people(2, "Count");
  const { id } = await act((tx) => freezeSelection(tx, { ids }));
  const begun = act((tx) => beginSelection(tx, { id, act: "close", expected: 3 }));
  await expect(begun).rejects.toMatchObject({ code: "selection-recounted" });
  expect(await statusOf(ids)).toEqual(["CREATED", "CREATED"]);
  expect((await act((tx) => readSelection(tx, id)))?.state).toBe("FROZEN");
});

test("foreseen reasons are those that come: by state, and by rights above one's own", async () => {
  const [open = "", closed = ""] = await people(2, "Reason");
  await org.run((tx) => closeAccounts(tx, { ids: [closed] }));
  const clerk = await newAdmin(org, ["ACCOUNT_ADMIN"]);
  const asClerk = <T>(work: (tx: OrgTx) => Promise<T>) => inOrg(clerk.scope, work, "chunk");
  const ids = [open, closed, owner.id];
  const { id } = await asClerk((tx) => freezeSelection(tx, { ids }));
  const selection = await asClerk((tx) => readSelection(tx, id));
  if (!selection) throw new Error("the selection is gone");
  const review = await asClerk((tx) => reviewSelection(tx, selection, "suspend"));
  expect(review.takes).toBe(1);
  expect(review.leftOut.map(({ code, count }) => [code, count])).toEqual([
    ["closed", 1],
    ["last-admin", 1],
  ]);
  await asClerk((tx) => beginSelection(tx, { id, act: "suspend", expected: 3 }));
  const outcomes = await outcomesOf(id);
  expect(outcomes.done).toBe(1);
  expect(outcomes.closed).toBe(1);
  expect(await statusOf([owner.id])).toEqual(["ACTIVE"]);
});

test("the worker does what was begun, as whoever began it, and nothing elsewhere", async () => {
  await people(1_100, "Many");
  const stranger = await people(3, "Many", other);
  const { id, count } = await act((tx) => freezeSelection(tx, { query: "q=many" }));
  expect(count).toBe(1_100);
  const { id: teamId } = await org.run((tx) => createTeam(tx, { name: "Many" }));
  const begun = await act((tx) =>
    beginSelection(tx, { id, act: "join-team", teamId, expected: count }),
  );
  expect(begun).toEqual({ count, isQueued: true });
  await runSelection(world(), { org: other.id, id });
  expect(await outcomesOf(id)).toEqual({ waiting: 1_100 });
  // killed after a piece, and the same job again: nobody is met twice
  await org.run((tx) => workSelection(tx, { id }));
  expect(await outcomesOf(id)).toEqual({ done: 500, waiting: 600 });
  await Promise.all([
    runSelection(world(), { org: org.id, id }),
    runSelection(world(), { org: org.id, id }),
  ]);
  expect(await outcomesOf(id)).toEqual({ done: 1_100 });
  const members = await org.run((tx) =>
    tx.db.teamMember.count({ where: { orgId: tx.org, teamId } }),
  );
  expect(members).toBe(1_100);
  const entries = await org.run((tx) =>
    tx.db.auditEntry.findMany({ where: { orgId: tx.org, act: "team.joined", actId: id } }),
  );
  expect(entries).toHaveLength(1_100);
  expect(new Set(entries.map(({ actorId }) => actorId))).toEqual(new Set([owner.id]));
  const theirs = await other.run((tx) =>
    tx.db.teamMember.count({ where: { orgId: tx.org, accountId: { in: stranger } } }),
  );
  expect(theirs).toBe(0);
  expect((await act((tx) => readSelection(tx, id)))?.state).toBe("DONE");
});

test("who loses the right while the worker works stops it where it is", async () => {
  await people(600, "Rights");
  const clerk = await newAdmin(org, ["ACCOUNT_ADMIN"]);
  const asClerk = <T>(work: (tx: OrgTx) => Promise<T>) => inOrg(clerk.scope, work, "chunk");
  const { id, count } = await asClerk((tx) => freezeSelection(tx, { query: "q=rights" }));
  await asClerk((tx) => beginSelection(tx, { id, act: "close", expected: count }));
  await org.run((tx) => workSelection(tx, { id }));
  await org.run((tx) => suspendAccounts(tx, { ids: [clerk.id] }));
  await runSelection(world(), { org: org.id, id });
  const selection = await org.run((tx) => readSelection(tx, id));
  expect(selection).toMatchObject({ state: "STOPPED", input: { stopped: "not-allowed" } });
  expect(await outcomesOf(id)).toEqual({ done: 500, waiting: 100 });
});

test("stopping keeps what is done and touches nobody else", async () => {
  await people(501, "Stop");
  const { id, count } = await act((tx) => freezeSelection(tx, { query: "q=stop" }));
  await act((tx) => beginSelection(tx, { id, act: "language", language: "nl", expected: count }));
  await org.run((tx) => workSelection(tx, { id }));
  await act((tx) => stopSelection(tx, { id }));
  await runSelection(world(), { org: org.id, id });
  expect(await outcomesOf(id)).toEqual({ done: 500, waiting: 1 });
});

test("only its maker begins a selection, only once, and only with what they may do", async () => {
  const ids = await people(1, "Maker");
  const { id } = await act((tx) => freezeSelection(tx, { ids }));
  const inviter = await newAdmin(org, ["INVITER"]);
  const second = await newAdmin(org);
  const begin = (who: typeof owner) =>
    inOrg(who.scope, (tx) => beginSelection(tx, { id, act: "suspend", expected: 1 }), "chunk");
  await expect(begin(inviter)).rejects.toEqual(new Refusal("not-allowed"));
  await expect(begin(second)).rejects.toEqual(new Refusal("selection-not-found"));
  const twice = await Promise.allSettled([begin(owner), begin(owner)]);
  expect(twice.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
});

test("what nobody used for a day is cleared away", async () => {
  const ids = await people(1, "Stale");
  const { id } = await act((tx) => freezeSelection(tx, { ids }));
  const later = new Date(Date.now() + 25 * 3_600_000);
  await inOrg(owner.scope, (tx) => freezeSelection(tx, { ids }), "act", later);
  expect(await act((tx) => readSelection(tx, id))).toBeNull();
});
