import { beforeEach, expect, test } from "vitest";
import { inOrg } from "@/lib/in-org";
import type { OrgTx } from "@/lib/org";
import { closeAccounts } from "@/lifecycle/close-accounts";
import type { TestOrg } from "../../tests/support/org";
import { newAccountIn, newAdmin, newOrg } from "../../tests/support/org";
import { beginSelection } from "./begin-selection";
import { freezeSelection } from "./freeze-selection";
import { readSelection, tallyOutcomes } from "./queries";
import { reviewSelection } from "./review-selection";

let org: TestOrg;
let owner: Awaited<ReturnType<typeof newAdmin>>;

beforeEach(async () => {
  org = await newOrg();
  owner = await newAdmin(org);
  await newAdmin(await newOrg());
});

type Act = "suspend" | "close";

/** What is foreseen of an act on these people, and then what comes of it. */
async function bothOf(ids: string[], act: Act, by = owner) {
  const as = <T>(work: (tx: OrgTx) => Promise<T>) => inOrg(by.scope, work, "chunk");
  const { id } = await as((tx) => freezeSelection(tx, { ids }));
  const selection = await as((tx) => readSelection(tx, id));
  if (!selection) throw new Error("the selection is gone");
  const { takes, leftOut, count } = await as((tx) => reviewSelection(tx, selection, act));
  const foreseen = Object.fromEntries(leftOut.map((one) => [one.code, one.count]));
  await as((tx) => beginSelection(tx, { id, act, expected: count }));
  const tallies = await org.run((tx) => tallyOutcomes(tx, id));
  const came = Object.fromEntries(tallies.map((one) => [one.outcome, one.count]));
  return { foreseen: { ...(takes > 0 ? { done: takes } : {}), ...foreseen }, came, leftOut };
}

test.each<Act>(["suspend", "close"])(
  "the last who can manage admins is named beforehand as one who stays: %s",
  async (act) => {
    const members = [await newAccountIn(org, "ACTIVE"), await newAccountIn(org)];
    const { foreseen, came, leftOut } = await bothOf([owner.id, ...members], act);
    expect(foreseen).toEqual({ done: 2, "last-admin": 1 });
    expect(came).toEqual(foreseen);
    expect(leftOut[0]?.names).toHaveLength(1);
  },
);

test("of two who can manage admins both stay where both were to go, and one goes where one was", async () => {
  const ben = await newAdmin(org);
  const both = await bothOf([owner.id, ben.id, await newAccountIn(org)], "suspend");
  expect(both.foreseen).toEqual({ done: 1, "last-admin": 2 });
  expect(both.came).toEqual(both.foreseen);
  const one = await bothOf([ben.id], "suspend");
  expect(one.foreseen).toEqual({ done: 1 });
  expect(one.came).toEqual(one.foreseen);
});

test("who is kept for two reasons is counted once, for the reason that comes", async () => {
  const clerk = await newAdmin(org, ["ACCOUNT_ADMIN"]);
  const ben = await newAdmin(org);
  await org.run((tx) => closeAccounts(tx, { ids: [ben.id] }));
  const gone = await bothOf([ben.id, await newAccountIn(org)], "close", clerk);
  expect(gone.foreseen).toEqual({ done: 1, "holds-more": 1 });
  expect(gone.came).toEqual(gone.foreseen);
  const last = await bothOf([owner.id, await newAccountIn(org)], "close", clerk);
  expect(last.foreseen).toEqual({ done: 1, "last-admin": 1 });
  expect(last.came).toEqual(last.foreseen);
});
