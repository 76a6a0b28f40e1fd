import { expect, test } from "vitest";
import { createAccounts } from "@/accounts/create-accounts";
import { newAccount } from "@/accounts/input";
import { keepRow } from "@/corrections/keep-row";
import { inOrg } from "@/lib/in-org";
import { sql } from "@/lib/sql";
import { checkAgain } from "@/rechecks/check-again";
import { beginApply } from "@/runs/begin-apply";
import { readImport } from "@/runs/queries";
import { workOn } from "../../tests/support/imports";
import type { TestOrg } from "../../tests/support/org";
import { newAdmin, newOrg } from "../../tests/support/org";
import { planOf, readPlanned } from "../../tests/support/planning";
import { eraseAccounts } from "./erase-accounts";

const PERSON = { lastName: "Twice", email: "twice@t.example", externalId: "T1" };
const LINES = [
  "EXTERNAL_ID,LASTNAME,EMAIL,COMPANY",
  ...["T1,Twice,,one", ",Twice,twice@t.example,two", "T1,Twice,,three"],
  "T2,Alone,alone@t.example,four",
];

/** A plan in which somebody who is here stands three times, by two of their keys. */
async function planned(org: TestOrg) {
  const admin = await newAdmin(org);
  const { done } = await org.run((tx) =>
    createAccounts(tx, { people: [newAccount.parse(PERSON)], source: "HAND" }),
  );
  const { id, verdicts } = await planOf(org, LINES.join("\n"), { madeBy: admin.id });
  expect(verdicts).toEqual(["ERROR", "ERROR", "ERROR", "CREATE"]);
  return { id, person: done[0]?.id ?? "", scope: admin.scope };
}

test("rows of somebody who was erased are nobody's twins, and the rest of the plan is applied", async () => {
  const [org, other] = [await newOrg(), await newOrg()];
  const [{ id, person, scope }, theirs] = [await planned(org), await planned(other)];
  await org.run((tx) => eraseAccounts(tx, { ids: [person] }));
  await workOn(org, id);
  const { verdicts, codes, counts } = await readPlanned(org, id);
  expect([verdicts, codes]).toEqual([
    ["NONE", "NONE", "NONE", "CREATE"],
    [[], [], [], []],
  ]);
  expect(counts).toMatchObject({ erased: 3, groups: [], verdicts: { NONE: 3, CREATE: 1 } });
  const revision = (await org.run((tx) => readImport(tx, id)))?.revision ?? 0;
  const confirmed = { id, revision, expected: 1, invite: "LATER" } as const;
  expect((await inOrg(scope, (tx) => beginApply(tx, confirmed))).total).toBe(1);
  expect((await readPlanned(other, theirs.id)).verdicts).toEqual([
    ...["ERROR", "ERROR", "ERROR", "CREATE"],
  ]);
});

test("one of their rows that was kept instead of the others does nothing either", async () => {
  const org = await newOrg();
  const { id, person, scope } = await planned(org);
  await inOrg(scope, (tx) => keepRow(tx, { id, line: 3 }));
  await org.run((tx) => eraseAccounts(tx, { ids: [person] }));
  await workOn(org, id);
  const { verdicts, counts } = await readPlanned(org, id);
  expect(verdicts).toEqual(["NONE", "NONE", "NONE", "CREATE"]);
  expect(counts.groups).toEqual([]);
});

test("a plan whose emptied rows block it is free of that once it is checked again", async () => {
  const org = await newOrg();
  const { id, scope } = await planned(org);
  // as an erasure left them before: without a word, and named as each other's twins
  await org.run((tx) =>
    tx.db.$executeRaw(sql`
      UPDATE app.import_rows SET cells = NULL, external_key = NULL, email_key = NULL
      WHERE org_id = ${tx.org}::uuid AND import_id = ${id}::uuid AND line < 5`),
  );
  const counts = await inOrg(scope, (tx) => checkAgain(tx, { id }), "chunk");
  expect(counts).toMatchObject({ groups: [], verdicts: { NONE: 3, CREATE: 1 } });
  expect((await readPlanned(org, id)).codes).toEqual([[], [], [], []]);
});
