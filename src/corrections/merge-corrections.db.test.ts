import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { eraseAccounts } from "@/erasures/erase-accounts";
import { beginImport } from "@/imports/begin-import";
import { runImport } from "@/imports/job";
import { inOrg } from "@/lib/in-org";
import { undoImport } from "@/runs/undo-import";
import type { TestOrg } from "../../tests/support/org";
import { newAccountIn, newAdmin, newOrg } from "../../tests/support/org";
import { planOf, readPlanned } from "../../tests/support/planning";
import { importWorld, uploadRoster } from "../../tests/support/uploads";
import { exportRows } from "./export-rows";
import { mergeCorrections } from "./job";
import { mergePiece } from "./merge-piece";
import { NOTE_COLUMNS } from "./rules";

let org: TestOrg;
let admin: Awaited<ReturnType<typeof newAdmin>>;
beforeAll(async () => {
  org = await newOrg();
  admin = await newAdmin(org);
});

const HEADER = "Nom,E-mail,Notes,E-mail";
const plan = (lines: readonly string[]) =>
  planOf(org, [HEADER, ...lines].join("\n"), { madeBy: admin.id });
const faults = async (id: string): Promise<string> =>
  inOrg(admin.scope, async (tx) => {
    const { bytes } = await exportRows(tx, {
      ...{ id, kind: "faults" },
      words: {
        ...{ columns: NOTE_COLUMNS.fr, sheet: "Personnes" },
        say: ({ faults: found }) => found.map(({ code }) => code).join(" "),
      },
    });
    return Buffer.from(bytes).toString("utf8");
  });
const send = (into: string, file: string | Uint8Array) =>
  uploadRoster(admin.scope, file, { into, name: "corrected.csv" });
const work = (id: string) => runImport(importWorld, { org: org.id, id });
const importOf = (id: string) =>
  org.run((tx) => tx.db.import.findFirstOrThrow({ where: { orgId: tx.org, id } }));
const cellsOf = (id: string) =>
  org.run(async (tx) => {
    const rows = await tx.db.importRow.findMany({
      where: { orgId: tx.org, importId: id },
      orderBy: { line: "asc" },
    });
    return rows.map(({ cells }) => cells);
  });

test("the rows with errors go out, come back corrected by a French Excel, and take their places", async () => {
  const { id } = await plan([
    "Berg,berg@right.example,,",
    "=Holm(),holm@,+1,",
    "Conti,conti@gmial,-,second",
    "Ricci,ricci@,,",
  ]);
  const file = await faults(id);
  expect(file).toContain("'=Holm(),holm@,'+1,,3,");
  const corrected = file
    .slice(1)
    .replace("'=Holm(),holm@", "Holm,Müller@merge.example")
    .replace("conti@gmial", "conti@merge.example")
    .replaceAll(",", ";");
  const more = `Ohne;x@merge.example;;;;\r\nWeit;y@merge.example;;;777;\r\n`;
  const sent = await send(id, Buffer.from(corrected + more, "latin1"));
  await work(sent);
  expect((await readPlanned(org, id)).verdicts).toEqual(["CREATE", "CREATE", "CREATE", "ERROR"]);
  expect(await cellsOf(id)).toEqual([
    ["Berg", "berg@right.example"],
    ["Holm", "Müller@merge.example", "+1", ""],
    ["Conti", "conti@merge.example", "-", "second"],
    ["Ricci", "ricci@", "", ""],
  ]);
  expect(await importOf(sent)).toMatchObject({
    ...{ state: "APPLIED", done: 3, refused: 2, total: 5, fileId: null, corrects: id },
    options: { merge: { before: 3, after: 1, unlined: [5], unknown: [777], ignored: [] } },
  });
  await expect(inOrg(admin.scope, (tx) => undoImport(tx, { id: sent }))).rejects.toMatchObject({
    code: "import-moved-on",
  });
});

test("a file that nobody changed changes nothing, and columns that are missing stay as they are", async () => {
  const { id } = await plan(["=A,a@,'b,", "C,c@,d,e"]);
  const before = await cellsOf(id);
  await work(await send(id, await faults(id)));
  expect((await cellsOf(id)).map((cells) => (cells as string[]).slice(0, 3))).toEqual(
    before.map((cells) => (cells as string[]).slice(0, 3)),
  );
  await work(await send(id, "LINE,Extra,E-mail\n3,x,c@merge2.example\n"));
  expect((await cellsOf(id))[1]).toEqual(["C", "c@merge2.example", "d", "e"]);
});

test("a file from before an erasure brings nobody back: their lines are passed by and told", async () => {
  const lines = ["Ricci,ricci@gone.example,+1,", "Conti,conti@gmial,-,", "Holm,holm@,x,"];
  const { id } = await plan(lines);
  const stranger = await newOrg();
  const madeBy = (await newAdmin(stranger)).id;
  const theirs = await planOf(stranger, [HEADER, ...lines].join("\n"), { madeBy });
  const corrected = `LINE,${HEADER}\n2,Ricci,ricci@back.example,+2,\n3,Conti,conti@here.example,-,\n4,Holm,holm@back.example,x,\n`;
  const known = { email: "ricci@gone.example", lastName: "Ricci" };
  const person = await newAccountIn(org, "CREATED", known);
  await org.run((tx) => eraseAccounts(tx, { ids: [person] }));
  await work(id);
  const sent = await send(id, corrected);
  await work(sent);
  expect((await cellsOf(id)).slice(0, 2)).toEqual([null, ["Conti", "conti@here.example", "-", ""]]);
  expect((await readPlanned(org, id)).verdicts).toEqual(["NONE", "CREATE", "CREATE"]);
  expect(await importOf(sent)).toMatchObject({
    ...{ state: "APPLIED", done: 2, refused: 1, total: 3 },
    options: { merge: { before: 2, after: 0, unknown: [], emptied: [2] } },
  });
  expect((await readPlanned(stranger, theirs.id)).verdicts).toEqual(theirs.verdicts);
});

test("killed anywhere it goes on where it was, and of two workers one stands back", async () => {
  const { id } = await plan(Array.from({ length: 6 }, (_, n) => `P${n},wrong${n}@`));
  const rows = Array.from({ length: 6 }, (_, n) => `${n + 2},p${n}@killed.example`);
  const sent = await send(id, ["LINE,E-mail", ...rows].join("\n"));
  let looks = 0;
  // it has read the file, and is told to stop before it merges a row of it
  const stopping = () => {
    looks += 1;
    return looks > 1;
  };
  await expect(
    runImport({ ...importWorld, stopping }, { org: org.id, id: sent }),
  ).rejects.toThrow();
  expect(await importOf(sent)).toMatchObject({ state: "PLANNING", total: 0 });
  const first = { line: 2, cells: ["2", "p0@killed.example"] };
  const piece = { id: sent, from: 0, rows: [first] };
  expect(await org.run((tx) => mergePiece(tx, piece))).toBe(true);
  expect(await org.run((tx) => mergePiece(tx, piece))).toBe(false);
  await mergeCorrections(importWorld, { org: org.id, id: sent });
  expect(await importOf(sent)).toMatchObject({ state: "APPLIED", done: 6, total: 6 });
  expect((await readPlanned(org, id)).counts.verdicts).toEqual({ CREATE: 6 });
});

test("what cannot be merged says why: no lines, a plan that moved on, a right that is gone", async () => {
  const { id } = await plan(["A,a@"]);
  const lineless = await send(id, "Nom,E-mail\nA,a@x.example\n");
  await work(lineless);
  expect(await importOf(lineless)).toMatchObject({ state: "FAILED", fault: "corrections-no-line" });
  const other = await newAdmin(org);
  const { id: theirs } = await planOf(org, `${HEADER}\nB,b@`, { madeBy: other.id });
  const late = "LINE,E-mail\n2,a@late.example\n";
  const sent = await uploadRoster(other.scope, late, { into: theirs });
  await org.run((tx) => tx.db.accountRole.deleteMany({ where: { accountId: other.id } }));
  await work(sent);
  expect(await importOf(sent)).toMatchObject({ state: "FAILED", fault: "not-allowed" });
  const tooLate = await send(id, late);
  await org.run((tx) => tx.db.import.updateMany({ where: { id }, data: { state: "AWAITING" } }));
  await work(tooLate);
  expect(await importOf(tooLate)).toMatchObject({ state: "FAILED", fault: "import-moved-on" });
  await expect(send(id, "x")).rejects.toMatchObject({ code: "import-moved-on" });
});

test("an import of another organisation takes no corrections", async () => {
  const { id } = await plan(["A,a@"]);
  const stranger = await newAdmin(await newOrg());
  const asked = { purpose: "ROSTER", kind: null, name: "c.csv" } as const;
  for (const into of [id, randomUUID()])
    await expect(
      inOrg(stranger.scope, (tx) => beginImport(tx, { ...asked, into })),
    ).rejects.toMatchObject({ code: "import-not-found" });
});
