import { expect, test } from "vitest";
import { inOrg } from "@/lib/in-org";
import type { OrgTx } from "@/lib/org";
import { undoImport } from "@/runs/undo-import";
import { beginAsShown } from "../../tests/support/applying";
import { workOn } from "../../tests/support/imports";
import { newAdmin, newOrg } from "../../tests/support/org";
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
