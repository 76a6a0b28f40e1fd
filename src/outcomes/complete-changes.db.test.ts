import { expect, test } from "vitest";
import { exportRows } from "@/corrections/export-rows";
import { eraseAccounts } from "@/erasures/erase-accounts";
import { inOrg } from "@/lib/in-org";
import type { OrgTx } from "@/lib/org";
import { undoImport } from "@/runs/undo-import";
import { beginAsShown } from "../../tests/support/applying";
import { workOn } from "../../tests/support/imports";
import { newAccountIn, newAdmin, newOrg } from "../../tests/support/org";
import { planOf, readPlanned } from "../../tests/support/planning";

const org = await newOrg();
const admin = await newAdmin(org);
const act = <T>(work: (tx: OrgTx) => Promise<T>) => inOrg(admin.scope, work, "chunk");

const CSV = [
  "EMAIL,LASTNAME,,CITY,ZIPCODE,COMPANY,MAIL_LANGUAGE,SHARE_SPACE_MAX,PHONE,VISIBILITY_SCOPE",
  'Ada@Whole.example, Ada ,x,Lyon,="01000",\'=Sum,FR,1GB,06 12 34 56 78,public',
  "ben@whole.example,Ben,,,,,,,,",
].join("\n");

const changesOf = (id: string) =>
  act((tx) =>
    tx.db.importRow.findMany({ where: { orgId: tx.org, importId: id }, select: { change: true } }),
  );

test("who a plan makes is kept once, in their cells, and made whole; the undoing knows them again", async () => {
  const { id, rows } = await planOf(org, CSV, { madeBy: admin.id, kind: "USER" });
  const ada = {
    ...{ email: "Ada@Whole.example", lastName: "Ada", city: "Lyon", zipcode: "01000" },
    ...{ company: "=Sum", language: "fr", phone: "+33612345678", visibility: "PUBLIC" },
  };
  expect(rows[0]?.change?.create).toEqual({ ...ada, shareSpaceMax: "1073741824" });
  const [first, second] = await changesOf(id);
  expect(first?.change).not.toHaveProperty("create.email");
  expect(second?.change).toEqual({ kind: "USER", create: {}, inCells: true });

  await act((tx) => beginAsShown(tx, { id, expected: 2, invite: "LATER" }));
  await workOn(org, id);
  const made = await org.run((tx) =>
    tx.db.account.findMany({
      where: { orgId: tx.org, email: { endsWith: "@Whole.example", mode: "insensitive" } },
      orderBy: { email: "asc" },
    }),
  );
  expect(made).toMatchObject([{ ...ada, shareSpaceMax: 1_073_741_824n }, { lastName: "Ben" }]);

  const undo = await act((tx) => undoImport(tx, { id }));
  await workOn(org, undo.id);
  expect((await readPlanned(org, undo.id)).verdicts).toEqual(["ERASE", "ERASE"]);
});

test("who is erased is gone from the cells and the change alike; the file of the result and the undoing of the others go on", async () => {
  const owner = await newAccountIn(org, "CREATED", { login: "gonzo", lastName: "Chief" });
  const csv = [
    "EMAIL,LASTNAME,OWNER_LOGIN",
    ...["cy@gone.example,Cy,gonzo", "di@gone.example,Gonzo,gonzo", "ed@gone.example,Ed,"],
  ].join("\n");
  const { id } = await planOf(org, csv, { madeBy: admin.id });
  await act((tx) => beginAsShown(tx, { id, expected: 3, invite: "LATER" }));
  await workOn(org, id);
  const cy = await org.run((tx) =>
    tx.db.account.findFirstOrThrow({ where: { orgId: tx.org, email: "cy@gone.example" } }),
  );
  await org.run((tx) => eraseAccounts(tx, { ids: [cy.id, owner] }));
  const kept = await act((tx) =>
    tx.db.importRow.findMany({ where: { orgId: tx.org, importId: id }, orderBy: { line: "asc" } }),
  );
  expect(kept.map(({ cells }) => cells)).toEqual([
    ...[null, ["di@gone.example", "Gonzo", "#"], ["ed@gone.example", "Ed"]],
  ]);
  expect(kept.map(({ change }) => change !== null)).toEqual([false, true, true]);

  const words = { columns: { line: "LINE", reason: "RESULT" }, sheet: "Rows", say: () => "said" };
  const { bytes } = await act((tx) => exportRows(tx, { id, kind: "result", words }));
  expect(Buffer.from(bytes).toString()).not.toMatch(/cy@|Chief/);
  const undo = await act((tx) => undoImport(tx, { id }));
  await workOn(org, undo.id);
  expect((await readPlanned(org, undo.id)).verdicts).toEqual(["ERASE", "ERASE"]);
});
