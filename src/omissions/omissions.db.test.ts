import { expect, test } from "vitest";
import { editCell } from "@/corrections/edit-cell";
import { keepRow } from "@/corrections/keep-row";
import { mergeRows } from "@/corrections/merge-rows";
import { inOrg } from "@/lib/in-org";
import type { OrgTx } from "@/lib/org";
import { sql } from "@/lib/sql";
import { countMissing } from "@/plans/count-missing";
import { planRoster } from "@/plans/job";
import type { PlanOptions } from "@/plans/rules";
import { checkAgain } from "@/rechecks/check-again";
import { noteKey } from "@/verdicts/rules";
import { workOn } from "../../tests/support/imports";
import { refusedWith } from "../../tests/support/links";
import { newAccountIn, newAdmin, newOrg } from "../../tests/support/org";
import { planOf, planWorld, readPlanned } from "../../tests/support/planning";
import { omitRows } from "./omit-rows";
import type { OmittedRows } from "./store";

const [org, other] = [await newOrg(), await newOrg()];
const admin = await newAdmin(org);
const act = <T>(work: (tx: OrgTx) => Promise<T>) => inOrg(admin.scope, work, "chunk");
const plan = (lines: readonly string[], options: PlanOptions = {}) =>
  planOf(org, lines.join("\n"), { madeBy: admin.id, options });
const leaveOut = (id: string, rows: OmittedRows) =>
  act((tx) => omitRows(tx, { id, act: "leave-out", rows }));
const takeIn = (id: string, rows: OmittedRows) =>
  act((tx) => omitRows(tx, { id, act: "take-in", rows }));
const OMITTED = { group: noteKey("omitted"), q: "" };

test("rows that are left out do nothing and name nobody; taken back they are what they were", async () => {
  const { id, verdicts } = await plan([
    "LASTNAME,EMAIL,OWNER_LOGIN",
    "Boss,boss@out.example,",
    "Contact,contact@out.example,boss@out.example",
    "Twin,twin@out.example,",
    "Twin,twin@out.example,",
    "Wrong,wrong@,",
  ]);
  expect(verdicts).toEqual(["CREATE", "CREATE", "ERROR", "ERROR", "ERROR"]);
  const { count, counts } = await leaveOut(id, { lines: [2, 4, 6] });
  expect(count).toBe(3);
  expect(counts).toMatchObject({ verdicts: { LEFT_OUT: 3, ERROR: 1, CREATE: 1 }, omitted: 3 });
  const out = await readPlanned(org, id);
  expect(out.verdicts).toEqual(["LEFT_OUT", "ERROR", "LEFT_OUT", "CREATE", "LEFT_OUT"]);
  expect(out.codes).toEqual([[], ["owner-unknown"], [], [], []]);
  expect(out.rows.map(({ change }) => change?.omitted)).toEqual([
    ...["CREATE", undefined, "CREATE", undefined, "ERROR"],
  ]);
  expect((await leaveOut(id, { lines: [2, 4] })).count).toBe(0);
  const back = await takeIn(id, { filter: { verdicts: ["LEFT_OUT"], q: "" } });
  expect(back.count).toBe(3);
  expect((await readPlanned(org, id)).codes).toEqual([
    ...[[], [], ["duplicate"], ["duplicate"], ["email-wrong"]],
  ]);
  const told = await org.run((tx) =>
    tx.db.auditEntry.findMany({
      where: { orgId: tx.org, details: { path: ["importId"], equals: id } },
      orderBy: { id: "asc" },
    }),
  );
  expect(told.map(({ act: what, details }) => [what, details])).toEqual([
    ["import.left-out", { importId: id, rows: 3 }],
    ["import.taken-in", { importId: id, rows: 3 }],
  ]);
});

test("all rows of a search, of a verdict or with alike faults are left out, and nothing else", async () => {
  const { id } = await plan([
    "LASTNAME,EMAIL",
    ...["Ada,ada@all.example", "Bo,bo@gmial.com", "Cy,cy@gmial.com", "Di,di@", "Adam,adam@"],
  ]);
  const found = await leaveOut(id, { filter: { verdicts: ["ERROR"], q: "adam" } });
  expect([found.count, found.counts?.verdicts]).toEqual([1, { CREATE: 1, ERROR: 3, LEFT_OUT: 1 }]);
  const key = found.counts?.groups.find(({ code }) => code === "email-typo")?.key ?? "";
  expect((await leaveOut(id, { filter: { group: key, q: "" } })).count).toBe(2);
  expect((await leaveOut(id, { filter: { verdicts: ["ERROR"], q: "" } })).count).toBe(1);
  const { counts } = await takeIn(id, { filter: OMITTED });
  expect(counts?.verdicts).toEqual({ CREATE: 1, ERROR: 4 });
});

test("a row stays left out when a cell of it is corrected, when its file is merged and when it is read by what is here now", async () => {
  const { id } = await plan(["LASTNAME,EMAIL", "Ada,ada@", "Bo,bo@stay.example"]);
  await leaveOut(id, { lines: [2] });
  await act((tx) => editCell(tx, { id, line: 2, column: 1, value: "ada@stay.example" }));
  const rows = [{ line: 2, cells: ["Adele", undefined] }];
  await act((tx) => mergeRows(tx, { id, rows }));
  await act((tx) => checkAgain(tx, { id }));
  const kept = await readPlanned(org, id);
  expect(kept.rows[0]).toMatchObject({ verdict: "LEFT_OUT", change: { omitted: "CREATE" } });
  const { counts } = await takeIn(id, { lines: [2] });
  expect(counts?.verdicts).toEqual({ CREATE: 2 });
  const { rows: after } = await readPlanned(org, id);
  expect(after[0]?.change?.create).toMatchObject({ lastName: "Adele", email: "ada@stay.example" });
});

test("whoever is left out is not missing from a file that lists everyone, and is no twin that is kept or left", async () => {
  await newAccountIn(org, "ACTIVE", { email: "here@full.example", lastName: "Here" });
  const options = { full: true };
  const { id, counts } = await plan(
    ["LASTNAME,EMAIL", "Here,here@full.example", "Bad,bad@"],
    options,
  );
  const { counts: after } = await leaveOut(id, { lines: [2, 3] });
  expect(after?.absent).toEqual(counts.absent);
  // whom the second row means nobody knows: any of the missing
  const missing = await org.run((tx) => countMissing(tx, { id, kind: null }));
  expect(missing.unsure).toBe(1);
  const twins = ["LASTNAME,EMAIL", ...Array(3).fill("Here,here@full.example")];
  const { id: twice } = await plan(twins);
  await leaveOut(twice, { lines: [2] });
  expect((await act((tx) => keepRow(tx, { id: twice, line: 3 }))).leftOut).toBe(1);
  const kept = await readPlanned(org, twice);
  expect(kept.rows.map(({ change }) => [change?.omitted, change?.leftFor])).toEqual([
    ...[
      ["NONE", undefined],
      [undefined, undefined],
      [undefined, 3],
    ],
  ]);
  // who was left out for another is taken back beside it, not with those
  expect((await takeIn(twice, { filter: { verdicts: ["LEFT_OUT"], q: "" } })).count).toBe(1);
});

test("whoever was left out for a row that is left out itself is judged anew, by the worker too where those are many", async () => {
  const twins = ["A,a@kept.example", "B,a@kept.example", "C,a@kept.example"];
  const { id } = await plan(["LASTNAME,EMAIL", ...twins.slice(1)]);
  await act((tx) => keepRow(tx, { id, line: 3 }));
  const { counts } = await leaveOut(id, { lines: [3] });
  expect(counts?.verdicts).toEqual({ CREATE: 1, LEFT_OUT: 1 });
  expect((await readPlanned(org, id)).rows[0]?.change?.leftFor).toBeUndefined();
  expect((await takeIn(id, { lines: [3] })).counts?.verdicts).toEqual({ ERROR: 2 });
  await act((tx) => keepRow(tx, { id, line: 3 }));
  const both = await leaveOut(id, { filter: { verdicts: [], q: "kept" } });
  expect(both).toMatchObject({ count: 2, counts: { verdicts: { LEFT_OUT: 2 }, omitted: 2 } });
  const lines = Array.from({ length: 5_100 }, (_, at) => `P${at},p${at}@kept.example`);
  const { id: many } = await plan(["LASTNAME,EMAIL", ...twins, ...lines]);
  await act((tx) => keepRow(tx, { id: many, line: 2 }));
  await leaveOut(many, { filter: { verdicts: ["CREATE"], q: "" } });
  await workOn(org, many);
  const after = await readPlanned(org, many);
  expect(after.counts.verdicts).toEqual({ LEFT_OUT: 5_101, ERROR: 2 });
  expect(after.codes.slice(0, 3)).toEqual([[], ["duplicate"], ["duplicate"]]);
}, 120_000);

test("of people chosen by a file the next row that names somebody invites them", async () => {
  await newAccountIn(org, "CREATED", { email: "chosen@choice.example", lastName: "Chosen" });
  const csv = "EMAIL\nchosen@choice.example\nchosen@choice.example";
  const { id, verdicts } = await planOf(org, csv, { madeBy: admin.id, purpose: "CHOOSE" });
  expect(verdicts).toEqual(["INVITE", "LEFT_OUT"]);
  await leaveOut(id, { lines: [2] });
  expect((await readPlanned(org, id)).verdicts).toEqual(["LEFT_OUT", "INVITE"]);
});

test("more rows than a person waits for are the worker's; a plan that is made anew leaves nobody out", async () => {
  const lines = Array.from({ length: 5_200 }, (_, at) => `P${at},p${at}@many.example`);
  const { id } = await plan(["LASTNAME,EMAIL", ...lines]);
  const work = () => inOrg(org.system, (tx) => tx.db.import.findFirstOrThrow({ where: { id } }));
  const out = await leaveOut(id, { filter: { verdicts: ["CREATE"], q: "" } });
  expect(out).toEqual({ count: 5_200, counts: null });
  await workOn(org, id);
  expect((await readPlanned(org, id)).counts).toMatchObject({ verdicts: { LEFT_OUT: 5_200 } });
  expect((await takeIn(id, { filter: OMITTED })).count).toBe(5_200);
  await workOn(org, id);
  expect((await readPlanned(org, id)).counts.verdicts).toEqual({ CREATE: 5_200 });
  expect((await work()).state).toBe("PLANNED");
  await leaveOut(id, { lines: [2] });
  await org.run((tx) =>
    tx.db.$executeRaw(
      sql`UPDATE app.imports SET state = 'PLANNING' WHERE org_id = ${tx.org}::uuid AND id = ${id}::uuid`,
    ),
  );
  await planRoster(planWorld, { org: org.id, id });
  expect((await readPlanned(org, id)).counts.verdicts).toEqual({ CREATE: 5_200 });
}, 120_000);

test("nobody but its maker leaves rows out, nobody of another organisation finds them, and nothing of them is applied", async () => {
  const { id } = await plan(["LASTNAME,EMAIL", "Ada,ada@mine.example"]);
  const stranger = await newAdmin(other);
  const colleague = await newAdmin(org);
  const rows = { lines: [2] };
  const input = { id, act: "leave-out" as const, rows };
  expect(await refusedWith(inOrg(stranger.scope, (tx) => omitRows(tx, input)))).toBe(
    "import-not-found",
  );
  expect(await refusedWith(inOrg(colleague.scope, (tx) => omitRows(tx, input)))).toBe(
    "import-not-yours",
  );
  await leaveOut(id, rows);
  const written = org.run((tx) =>
    tx.db.importRow.updateMany({
      where: { orgId: tx.org, importId: id },
      data: { outcome: "done" },
    }),
  );
  await expect(written).rejects.toThrow("import_row_left_out_is_not_applied");
});
