import { afterEach, beforeAll, expect, test } from "vitest";
import { changeOwner } from "@/accounts/change-owner";
import { editAccount } from "@/accounts/edit-account";
import { lockStates } from "@/accounts/store";
import { dismissPeople } from "@/desk/dismiss-people";
import { inviteAccounts } from "@/invitations/invite-accounts";
import type { OrgTx } from "@/lib/org";
import { applyRows } from "@/runs/apply-rows";
import { readNumbers } from "@/texts/read-numbers";
import { plannedImport } from "./support/imports";
import type { TestOrg } from "./support/org";
import { newAccountIn, newAdmin, newOrg } from "./support/org";
import { at } from "./support/pumping";
import { forgetConflicts, interleave, noConflicts } from "./support/races";

/* Whoever writes to several people holds them in the order of their ids: two sets that share two people meet half-way otherwise. */

let org: TestOrg;
let heir: string;
beforeAll(async () => {
  [org] = [await newOrg(), await newOrg()];
  heir = await newAccountIn(org, "ACTIVE");
  await forgetConflicts();
});
afterEach(noConflicts);

/** Two people by their ids, of whom the one behind was made first, as tables hold them. */
async function twoPeople(): Promise<[low: string, high: string]> {
  const made = () => newAccountIn(org);
  let [first, second] = [await made(), await made()];
  while (first < second) [first, second] = [second, await made()];
  return [second, first];
}

type InSet = {
  /** What makes them fit for it. */
  before: (low: string, high: string) => Promise<unknown>;
  /** Writes to both, in its own order. */
  act: (tx: OrgTx, ids: string[]) => Promise<unknown>;
};
const change = (ids: string[], data: object) =>
  org.run((tx) => tx.db.account.updateMany({ where: { orgId: tx.org, id: { in: ids } }, data }));

const SETS: [string, InSet][] = [
  [
    "is put aside",
    {
      before: (...ids) => change(ids, { askedAt: at(0) }),
      act: (tx, ids) => dismissPeople(tx, { ids }),
    },
  ],
  [
    "gets another owner",
    {
      before: async (...ids) => change(ids, { kind: "CONTACT", ownerId: heir }),
      act: (tx, ids) => changeOwner(tx, { ids, ownerId: heir }),
    },
  ],
  [
    "is invited by several ways",
    {
      before: (low) => change([low], { email: null, emailKey: null }),
      act: (tx, ids) => inviteAccounts(tx, { ids, lane: 2, withCodes: true }),
    },
  ],
  [
    "has their numbers read",
    {
      before: (...ids) => change(ids, { phone: "+33612345678", phoneKey: "+33612345678" }),
      act: (tx, ids) => readNumbers(tx, { most: ids.length, ids }),
    },
  ],
];

test.each(SETS)(
  "of a set that %s the first by its id is held first",
  async (_, { before, act }) => {
    const [low, high] = await twoPeople();
    await before(low, high);
    await interleave(
      (hold) =>
        org.run(async (tx) => {
          await lockStates(tx, [low]);
          await hold();
          await lockStates(tx, [high]);
        }),
      () => org.run((tx) => act(tx, [high, low])),
    );
  },
);

test("a piece of a roster holds names before people, as whoever edits one of them", async () => {
  const admin = await newAdmin(org);
  const [id, twin] = [await newAccountIn(org), await newAccountIn(org)];
  const fields = { login: [null, "ada@elsewhere.example"] as const };
  const row = { verdict: "UPDATE", accountId: id, change: { fields } } as const;
  const importId = await plannedImport(org, admin.id, [row]);
  const applying = { state: "APPLYING", begunAt: new Date(), invite: "LATER" };
  await org.run((tx) => tx.db.import.updateMany({ where: { id: importId }, data: applying }));
  await interleave(
    (hold) =>
      org.run(async (tx) => {
        await editAccount(tx, { id: twin, change: { login: "bea@elsewhere.example" } });
        await hold();
        await editAccount(tx, { id, change: { city: "Oslo" } });
      }),
    () => org.run((tx) => applyRows(tx, { id: importId })),
  );
  const found = await org.run((tx) => tx.db.account.findFirst({ where: { orgId: tx.org, id } }));
  expect(found).toMatchObject({ city: "Oslo", login: "ada@elsewhere.example" });
});
