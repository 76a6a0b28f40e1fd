import { beforeAll, expect, test } from "vitest";
import { giveRole } from "@/admins/give-role";
import { beginImport } from "@/imports/begin-import";
import { changeReading } from "@/imports/change-reading";
import { confirmReading } from "@/imports/confirm-reading";
import { readPlan } from "@/plans/queries";
import { beginApply } from "@/runs/begin-apply";
import { readImport } from "@/runs/queries";
import { asAdmin } from "../../tests/support/applying";
import { digestOf } from "../../tests/support/connections";
import { refusedWith } from "../../tests/support/links";
import type { TestOrg } from "../../tests/support/org";
import { newAccountIn, newAdmin, newOrg } from "../../tests/support/org";
import { planOf, readPlanned } from "../../tests/support/planning";
import { editCell } from "./edit-cell";
import { fixRows } from "./fix-rows";
import { mergeRows } from "./merge-rows";
import { tickPlan } from "./tick-plan";

let org: TestOrg;
let ann: Awaited<ReturnType<typeof newAdmin>>;
let bea: Awaited<ReturnType<typeof newAdmin>>;

beforeAll(async () => {
  org = await newOrg();
  ann = await newAdmin(org);
  bea = await newAdmin(org, ["ACCOUNT_ADMIN"]);
});

/** Ann's plan changes somebody who was invited to be an owner: Bea may not edit them, Ann may. */
async function planOfAnn(login: string) {
  const vic = await newAccountIn(org, "INVITED", { login, email: `${login}@halden.example` });
  await org.run((tx) => giveRole(tx, { ids: [vic], role: "OWNER" }));
  const file = `LOGIN,EMAIL,CITY\n${login},${login}@halden.example,Lyon`;
  return planOf(org, file, { madeBy: ann.id });
}

test("nobody but its maker writes into a plan, whatever their rights", async () => {
  const { id, verdicts } = await planOfAnn("vic");
  expect(verdicts).toEqual(["UPDATE"]);
  const before = await digestOf(org.id);
  const rows = [{ line: 2, cells: ["vic", "bea@mailbox.example", "Lyon"] }];
  const file = { purpose: "ROSTER", kind: null, name: "c.csv", into: id } as const;
  const attempts = [
    () =>
      asAdmin(bea, (tx) => editCell(tx, { id, line: 2, column: 1, value: "bea@mailbox.example" })),
    () => asAdmin(bea, (tx) => fixRows(tx, { id, key: "EMAIL|email-typo|gmial.com" })),
    () => asAdmin(bea, (tx) => tickPlan(tx, { id, tick: "revive", on: true })),
    () => asAdmin(bea, (tx) => mergeRows(tx, { id, rows })),
    () => asAdmin(bea, (tx) => changeReading(tx, { id, mapping: ["LOGIN", "EMAIL", null] })),
    () => asAdmin(bea, (tx) => confirmReading(tx, { id })),
    () => asAdmin(bea, (tx) => beginImport(tx, file)),
  ];
  for (const attempt of attempts) expect(await refusedWith(attempt())).toBe("import-not-yours");
  expect(await digestOf(org.id)).toEqual(before);
  expect((await readPlanned(org, id)).verdicts).toEqual(["UPDATE"]);
});

test("a plan that was changed since it was shown is not applied, though it writes as many rows", async () => {
  const { id } = await planOfAnn("wim");
  const shown = await org.run((tx) => readImport(tx, id));
  await asAdmin(ann, (tx) => editCell(tx, { id, line: 2, column: 2, value: "Paris" }));
  const begin = (revision: number) =>
    asAdmin(ann, (tx) => beginApply(tx, { id, revision, expected: 1, invite: "LATER" }));
  expect(await refusedWith(begin(shown?.revision ?? 0))).toBe("import-changed");
  expect((await org.run((tx) => readPlan(tx, id)))?.state).toBe("PLANNED");
  const now = await org.run((tx) => readImport(tx, id));
  expect(await begin(now?.revision ?? 0)).toEqual({ total: 1, isAwaiting: false });
});
