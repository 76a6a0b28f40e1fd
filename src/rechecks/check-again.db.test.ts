import { expect, test } from "vitest";
import { editCell } from "@/corrections/edit-cell";
import { keepRow } from "@/corrections/keep-row";
import { inOrg } from "@/lib/in-org";
import type { OrgTx } from "@/lib/org";
import { sql } from "@/lib/sql";
import { beginApply } from "@/runs/begin-apply";
import { readImport } from "@/runs/queries";
import { refusedWith } from "../../tests/support/links";
import { newAccountIn, newAdmin, newOrg } from "../../tests/support/org";
import { planOf, readPlanned } from "../../tests/support/planning";
import { checkAgain } from "./check-again";

const org = await newOrg();
const admin = await newAdmin(org);
const act = <T>(work: (tx: OrgTx) => Promise<T>) => inOrg(admin.scope, work, "chunk");

const LINES = [
  "LASTNAME,EMAIL",
  "Came,came@again.example",
  "Typed,typed@",
  "Twin,twin@again.example",
  "Twin,twin@again.example",
  "Forgotten,forgotten@again.example",
];

async function oldPlan() {
  const { id } = await planOf(org, LINES.join("\n"), { madeBy: admin.id });
  await act((tx) => editCell(tx, { id, line: 3, column: 1, value: "typed@again.example" }));
  await act((tx) => keepRow(tx, { id, line: 4 }));
  await newAccountIn(org, "CREATED", { email: "came@again.example", lastName: "Came" });
  // as erasing somebody leaves their row behind
  await org.run((tx) =>
    tx.db.$executeRaw(sql`
    UPDATE app.import_rows SET cells = NULL, change = NULL, email_key = NULL, verdict = 'NONE'
    WHERE org_id = ${tx.org}::uuid AND import_id = ${id}::uuid AND line = 6`),
  );
  return id;
}

test("a plan that has become old is judged by what is here now, with all that was corrected and chosen; then it applies", async () => {
  const id = await oldPlan();
  const shown = await org.run((tx) => readImport(tx, id));
  const begin = (revision = 0, expected = 0) =>
    act((tx) => beginApply(tx, { id, revision, expected, invite: "LATER" }));
  expect(await refusedWith(begin(shown?.revision, 4))).toBe("import-recounted");
  const counts = await act((tx) => checkAgain(tx, { id }));
  expect(counts?.verdicts).toEqual({ NONE: 2, CREATE: 2, LEFT_OUT: 1 });
  const { rows } = await readPlanned(org, id);
  expect(rows.map(({ change }) => change?.create?.email)).toEqual([
    ...[undefined, "typed@again.example", "twin@again.example", undefined, undefined],
  ]);
  const now = await org.run((tx) => readImport(tx, id));
  expect(await begin(now?.revision, 2)).toMatchObject({ total: 2 });
  expect(await refusedWith(act((tx) => checkAgain(tx, { id })))).toBe("import-moved-on");
});
