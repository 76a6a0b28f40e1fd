import { beforeAll, expect, test } from "vitest";
import { inOrg } from "@/lib/in-org";
import type { OrgTx } from "@/lib/org";
import { takeBack } from "@/omissions/take-back";
import type { PlanRow } from "@/plans/queries";
import { listRows } from "@/plans/queries";
import { refusedWith } from "../../tests/support/links";
import type { TestOrg } from "../../tests/support/org";
import { newAccountIn, newAdmin, newOrg } from "../../tests/support/org";
import { planOf, readPlanned } from "../../tests/support/planning";
import { editCell } from "./edit-cell";
import type { RowsPlace } from "./export-rows";
import { exportRows } from "./export-rows";
import { fixRows } from "./fix-rows";
import { keepRow } from "./keep-row";
import { mergeRows } from "./merge-rows";
import { NOTE_COLUMNS } from "./rules";
import { tickPlan } from "./tick-plan";

let org: TestOrg;
let admin: Awaited<ReturnType<typeof newAdmin>>;

beforeAll(async () => {
  org = await newOrg();
  admin = await newAdmin(org);
});

const act = <T>(work: (tx: OrgTx) => Promise<T>) => inOrg(admin.scope, work);
const plan = (header: string, lines: readonly string[]) =>
  planOf(org, [header, ...lines].join("\n"), { madeBy: admin.id });

test("one fix mends all rows alike and nothing else", async () => {
  const { id, counts } = await plan("LASTNAME,EMAIL,STATUS", [
    "A,a@gmial.com,ACTIVE",
    "B,b@gmial.com,ACTIVE",
    "C,c@halden.example,actif",
    "D,not an address,ACTIVE",
  ]);
  expect(counts.verdicts).toEqual({ ERROR: 4 });
  const typo = counts.groups.find(({ code }) => code === "email-typo");
  expect(typo).toMatchObject({ rows: 2, column: "EMAIL", right: "a@gmail.com" });
  const { fixed, counts: after } = await act((tx) => fixRows(tx, { id, key: typo?.key ?? "" }));
  expect([fixed, after?.verdicts]).toEqual([2, { CREATE: 2, ERROR: 2 }]);
  const { rows } = await readPlanned(org, id);
  expect(rows[1]?.change?.create?.email).toBe("b@gmail.com");
  const hopeless = after?.groups.find(({ code }) => code === "email-wrong")?.key ?? "";
  expect((await act((tx) => fixRows(tx, { id, key: hopeless }))).fixed).toBe(0);
});

test("two cells that were swapped are put back together", async () => {
  const { id, counts } = await plan("FIRSTNAME,LASTNAME,EMAIL", [
    "amara@swap.example,Diallo,Amara",
  ]);
  const key = counts.groups.find(({ code }) => code === "columns-swapped")?.key ?? "";
  const { fixed } = await act((tx) => fixRows(tx, { id, key }));
  const { rows } = await readPlanned(org, id);
  expect([fixed, rows[0]?.change?.create]).toMatchObject([
    1,
    { firstName: "Amara", email: "amara@swap.example" },
  ]);
});

test("a cell is corrected in place, and so are the lines that depended on it", async () => {
  const { id, verdicts } = await plan("LASTNAME,LOGIN,OWNER_LOGIN", [
    "A,same,",
    "B,same,",
    "C,contact-1,late-owner",
    "D,other,",
  ]);
  expect(verdicts).toEqual(["ERROR", "ERROR", "ERROR", "CREATE"]);
  const edited = await act((tx) => editCell(tx, { id, line: 3, column: 1, value: "late-owner" }));
  expect(edited.row).toMatchObject({ verdict: "CREATE", line: 3 });
  expect(edited.counts).toMatchObject({ rows: 4, verdicts: { CREATE: 4 }, groups: [] });
  const { rows } = await readPlanned(org, id);
  expect(rows[2]?.change?.owner).toEqual({ line: 3 });
  const back = await act((tx) => editCell(tx, { id, line: 5, column: 1, value: "SAME" }));
  expect(back.row.faults).toMatchObject([{ code: "duplicate", lines: [2] }]);
  expect(back.counts.verdicts).toEqual({ CREATE: 2, ERROR: 2 });
});

test("the rows with errors come out with their lines and reasons, and go in again corrected", async () => {
  const { id } = await plan("LASTNAME,EMAIL", [
    "Right,right@merge.example",
    "Wrong,wrong@",
    '"Semi;colon",also@wrong@',
  ]);
  const pieces: Uint8Array[] = [];
  let place: RowsPlace | undefined;
  do {
    const at = place;
    const say = ({ faults }: PlanRow) => faults.map(({ code }) => code).join(" ");
    const words = { columns: NOTE_COLUMNS.en, sheet: "People", say };
    const piece = await act((tx) => exportRows(tx, { id, kind: "faults", place: at, words }));
    pieces.push(piece.bytes);
    place = piece.next;
  } while (place);
  expect(Buffer.concat(pieces).toString("utf8").slice(1).split("\r\n")).toEqual([
    "LASTNAME,EMAIL,LINE,REASON",
    "Wrong,wrong@,3,email-wrong",
    "Semi;colon,also@wrong@,4,email-wrong",
    "",
  ]);
  const all = await act((tx) =>
    exportRows(tx, {
      ...{ id, kind: "result" },
      words: {
        columns: { line: "LINE", reason: "RESULT" },
        ...{ sheet: "People", say: ({ verdict }) => verdict },
      },
    }),
  );
  expect(Buffer.from(all.bytes).toString("utf8")).toContain("Right,right@merge.example,2,CREATE");
  const rows = [
    { line: 3, cells: ["Wrong", "wrong@merge.example"] },
    { line: 4, cells: ["Semi", "RIGHT@merge.example"] },
    { line: 99, cells: ["Nobody", "n@merge.example"] },
  ];
  expect(await act((tx) => mergeRows(tx, { id, rows }))).toEqual({
    merged: 2,
    unknown: [99],
    emptied: [],
  });
  const after = await readPlanned(org, id);
  expect(after?.verdicts).toEqual(["ERROR", "CREATE", "ERROR"]);
  expect(after.codes).toEqual([["duplicate"], [], ["duplicate"]]);
});

test("suspended people are revived where it is ticked, and not where it is unticked again", async () => {
  await newAccountIn(org, "SUSPENDED", { login: "asleep", city: "Lyon" });
  await newAccountIn(org, "SUSPENDED", { login: "dozing" });
  const { id, counts } = await plan("LOGIN,STATUS,CITY", ["asleep,ACTIVE,Paris", "dozing,ACTIVE,"]);
  expect(counts).toMatchObject({ verdicts: { UPDATE: 1, NONE: 1 }, revivable: 2 });
  const on = await act((tx) => tickPlan(tx, { id, tick: "revive", on: true }));
  expect(on.counts.verdicts).toEqual({ REACTIVATE: 2 });
  const off = await act((tx) => tickPlan(tx, { id, tick: "revive", on: false }));
  expect(off.counts.verdicts).toEqual({ UPDATE: 1, NONE: 1 });
});

test("a plan that is being applied is not corrected any more", async () => {
  const { id } = await plan("LASTNAME,LOGIN", ["A,applied-1"]);
  await org.run((tx) =>
    tx.db.import.updateMany({ where: { id }, data: { state: "APPLYING", begunAt: tx.now } }),
  );
  const late = act((tx) => editCell(tx, { id, line: 2, column: 1, value: "x" }));
  await expect(late).rejects.toMatchObject({ code: "import-moved-on" });
});

test("a plan of another organisation is not there to be corrected", async () => {
  const { id } = await plan("LASTNAME,LOGIN", ["A,stays-1"]);
  const other = await newOrg();
  const stranger = await newAdmin(other);
  const elsewhere = <T>(work: (tx: OrgTx) => Promise<T>) => inOrg(stranger.scope, work);
  const rows = [{ line: 2, cells: ["B", "stays-1"] }];
  for (const attempt of [
    () => elsewhere((tx) => mergeRows(tx, { id, rows })),
    () => elsewhere((tx) => editCell(tx, { id, line: 2, column: 0, value: "B" })),
    () => elsewhere((tx) => tickPlan(tx, { id, tick: "revive", on: true })),
  ])
    await expect(attempt()).rejects.toMatchObject({ code: "import-not-found" });
  expect((await readPlanned(org, id)).rows[0]?.change?.create?.lastName).toBe("A");
});

test("rows are paged, narrowed by verdict and by alike faults, and searched", async () => {
  const lines = Array.from(
    { length: 30 },
    (_, n) => `Person ${n},${n % 3 === 0 ? "bad" : `p${n}@page.example`}`,
  );
  const { id, counts } = await plan("LASTNAME,EMAIL", lines);
  const linesOf = async (
    ...rest: Parameters<typeof listRows> extends [OrgTx, ...infer Rest] ? Rest : never
  ) => {
    const { rows, more } = await org.run((tx) => listRows(tx, ...rest));
    return [rows.map(({ line }) => line), more];
  };
  expect(await linesOf(id, {}, { line: 0 }, 3)).toEqual([[2, 3, 4], true]);
  expect(await linesOf(id, {}, { line: 30 }, 3)).toEqual([[31], false]);
  expect(await linesOf(id, {}, { line: 6, back: true }, 2)).toEqual([[4, 5], true]);
  expect(await linesOf(id, { verdicts: ["CREATE"] }, { line: 0 }, 3)).toEqual([[3, 4, 6], true]);
  const both = { verdicts: ["CREATE", "ERROR"] } as const;
  expect(await linesOf(id, both, { line: 29 }, 3)).toEqual([[30, 31], false]);
  const group = counts.groups[0]?.key ?? "";
  expect(await linesOf(id, { group }, { line: 20 }, 5)).toEqual([[23, 26, 29], false]);
  expect(await linesOf(id, { q: "person 29" })).toEqual([[31], false]);
  expect(await linesOf(id, { q: "17" })).toEqual([[17, 19], false]);
});

test("of rows that name one person one is kept, and the others come back where somebody asks for them", async () => {
  const { id } = await plan("LASTNAME,EMAIL,EXTERNAL_ID", [
    "First,twin@keep.example,K1",
    "Second,TWIN@keep.example,K2",
    "Third,other@keep.example,k1",
  ]);
  expect((await readPlanned(org, id)).verdicts).toEqual(["ERROR", "ERROR", "ERROR"]);
  const { leftOut, counts } = await act((tx) => keepRow(tx, { id, line: 2 }));
  expect([leftOut, counts.verdicts]).toEqual([2, { CREATE: 1, LEFT_OUT: 2 }]);
  expect((await readPlanned(org, id)).rows[1]?.change).toEqual({ leftFor: 2 });
  await act((tx) => takeBack(tx, { id, line: 4 }));
  expect((await readPlanned(org, id)).verdicts).toEqual(["ERROR", "LEFT_OUT", "ERROR"]);
  expect(await refusedWith(act((tx) => takeBack(tx, { id, line: 2 })))).toBe("import-moved-on");
});
