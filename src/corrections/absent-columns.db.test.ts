import { expect, test } from "vitest";
import { eraseAccounts } from "@/erasures/erase-accounts";
import { changeReading } from "@/imports/change-reading";
import { parseReading } from "@/imports/input";
import { readPlan } from "@/plans/queries";
import { checkAgain } from "@/rechecks/check-again";
import type { ColumnKey } from "@/rosters/rules";
import { asAdmin, newApplying } from "../../tests/support/applying";
import { workOn } from "../../tests/support/imports";
import { refusedWith } from "../../tests/support/links";
import { newAccountIn, newAdmin } from "../../tests/support/org";
import { planOf, readPlanned } from "../../tests/support/planning";
import { editCell } from "./edit-cell";
import { exportRows } from "./export-rows";
import { fixRows } from "./fix-rows";

const { org, other, owner, begin } = await newApplying();
const plan = (lines: readonly string[]) => planOf(org, lines.join("\n"), { madeBy: owner.id });
const put = (id: string, line: number, column: "EMAIL" | "EXTERNAL_ID" | "TEAM", value: string) =>
  asAdmin(owner, (tx) => editCell(tx, { id, line, column, value }));
const readingOf = (id: string) =>
  org.run(async (tx) => parseReading((await readPlan(tx, id))?.reading));

/** The rows of an import as they are taken out of it, without what is said of each. */
async function exported(id: string): Promise<string> {
  const words = { columns: { line: "LINE", reason: "RESULT" }, sheet: "People", say: () => "" };
  const { bytes } = await asAdmin(owner, (tx) => exportRows(tx, { id, kind: "result", words }));
  return Buffer.from(bytes).toString("utf8").replace("\ufeff", "").trimEnd();
}

test("what a file has no column for is put in beside a row: it is judged, exported, applied, and the same file changes nothing", async () => {
  const { id, codes } = await plan(["LASTNAME,COMPANY", "Mail,one", "Number,two", "Nobody,three"]);
  expect(codes).toEqual([["no-identity"], ["no-identity"], ["no-identity"]]);
  const { row, counts } = await put(id, 2, "EMAIL", "mail@absent.example");
  expect([row.verdict, counts.verdicts]).toEqual(["CREATE", { CREATE: 1, ERROR: 2 }]);
  await put(id, 3, "EXTERNAL_ID", "0042");
  await put(id, 4, "EMAIL", "wrong@");
  const again = await asAdmin(owner, (tx) => checkAgain(tx, { id }));
  expect(again?.verdicts).toEqual({ CREATE: 2, ERROR: 1 });
  expect((await readPlanned(org, id)).codes[2]).toEqual(["email-wrong"]);
  await put(id, 4, "EMAIL", "right@absent.example");
  const file = await exported(id);
  expect(file.split("\r\n")).toEqual([
    "LASTNAME,COMPANY,EMAIL,EXTERNAL_ID,LINE,RESULT",
    ...[
      "Mail,one,mail@absent.example,,2,",
      "Number,two,,0042,3,",
      "Nobody,three,right@absent.example,,4,",
    ],
  ]);
  await begin(id, 3);
  await workOn(org, id);
  const made = await org.run((tx) =>
    tx.db.account.findMany({
      where: { orgId: tx.org, source: "ROSTER" },
      orderBy: { company: "asc" },
      select: { email: true, externalId: true, company: true },
    }),
  );
  expect(made).toEqual([
    { company: "one", email: "mail@absent.example", externalId: null },
    { company: "three", email: "right@absent.example", externalId: null },
    { company: "two", email: null, externalId: "0042" },
  ]);
  expect((await plan(file.split("\r\n"))).verdicts).toEqual(["NONE", "NONE", "NONE"]);
});

test("a cell too many stays one, whatever column comes to the plan", async () => {
  const { id, codes } = await plan(["LASTNAME", "Long,,surplus@absent.example", "Short"]);
  expect(codes[0]).toContain("columns-too-many");
  await put(id, 3, "EMAIL", "short@absent.example");
  await put(id, 2, "EMAIL", "long@absent.example");
  await asAdmin(owner, (tx) => checkAgain(tx, { id }));
  const { codes: after, rows } = await readPlanned(org, id);
  expect(after).toEqual([["columns-too-many"], []]);
  expect(rows[1]?.change?.create?.email).toBe("short@absent.example");
});

test("alike faults of a column that was put in are mended, an erasure reaches it, and read anew the file is as it was", async () => {
  const { id } = await plan(["LASTNAME,COMPANY", "Slip,one", "Gone,two"]);
  await put(id, 2, "EMAIL", "slip@gmial.com");
  const { counts } = await put(id, 3, "EMAIL", "gone@absent.example");
  const key = counts.groups.find(({ code }) => code === "email-typo")?.key ?? "";
  expect((await asAdmin(owner, (tx) => fixRows(tx, { id, key }))).counts?.verdicts).toEqual({
    CREATE: 2,
  });
  const person = await newAccountIn(org, "CREATED", {
    ...{ email: "gone@absent.example", lastName: "Gone" },
  });
  await asAdmin(owner, (tx) => changeReading(tx, { id, mapping: ["LASTNAME", "COMPANY"] }));
  const read = await readingOf(id);
  expect([read?.header, read?.mapping]).toEqual([
    ["LASTNAME", "COMPANY"],
    ["LASTNAME", "COMPANY"],
  ]);
  const erased = await plan(["LASTNAME,COMPANY", "Slip,one", "Gone,two"]);
  await put(erased.id, 3, "EMAIL", "gone@absent.example");
  await org.run((tx) => eraseAccounts(tx, { ids: [person] }));
  await workOn(org, erased.id);
  const cells = await exported(erased.id);
  expect(cells).not.toContain("gone@absent.example");
  expect(cells).not.toContain("Gone");
  expect(await refusedWith(put(erased.id, 3, "EMAIL", "gone@absent.example"))).toBe(
    "import-not-found",
  );
});

test("no column comes that says a name which another one says already, nor one of which nothing is read", async () => {
  const whole = await plan(["Full name,EMAIL", "Zoë Berg,zoe@twice.example"]);
  const halves = await plan(["LASTNAME,EMAIL", "Berg,berg@twice.example"]);
  const codeOf = (id: string, column: ColumnKey) =>
    refusedWith(asAdmin(owner, (tx) => editCell(tx, { id, line: 2, column, value: "Rev Ersed" })));
  expect((await readingOf(whole.id))?.mapping).toEqual(["FULL_NAME", "EMAIL"]);
  for (const column of ["FIRSTNAME", "LASTNAME", "FULL_NAME_LAST_FIRST"] as const)
    expect(await codeOf(whole.id, column)).toBe("names-twice");
  expect(await codeOf(halves.id, "FULL_NAME")).toBe("names-twice");
  for (const column of ["ACCOUNT_STATE", "CREATION_DATE", "CLAIM_DATE"] as const)
    expect(await codeOf(whole.id, column)).toBe("import-not-found");
  expect((await readingOf(whole.id))?.header).toEqual(["Full name", "EMAIL"]);
  expect((await readingOf(halves.id))?.mapping).toEqual(["LASTNAME", "EMAIL"]);
  const half = { id: halves.id, line: 2, column: "FIRSTNAME", value: "Zoë" } as const;
  const { row } = await asAdmin(owner, (tx) => editCell(tx, half));
  expect([row.verdict, row.cells]).toEqual(["CREATE", ["Berg", "berg@twice.example", "Zoë"]]);
});

test("nobody of another organisation, and nobody but its maker, adds a column", async () => {
  const { id } = await plan(["LASTNAME", "Mine"]);
  const input = { id, line: 2, column: "EMAIL", value: "theirs@absent.example" } as const;
  const stranger = await newAdmin(other);
  expect(await refusedWith(asAdmin(stranger, (tx) => editCell(tx, input)))).toBe(
    "import-not-found",
  );
  const colleague = await newAdmin(org);
  expect(await refusedWith(asAdmin(colleague, (tx) => editCell(tx, input)))).toBe(
    "import-not-yours",
  );
  expect((await readingOf(id))?.header).toEqual(["LASTNAME"]);
});
