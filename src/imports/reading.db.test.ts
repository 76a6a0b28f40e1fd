import { beforeAll, expect, test } from "vitest";
import { inOrg } from "@/lib/in-org";
import type { OrgTx } from "@/lib/org";
import type { TestOrg } from "../../tests/support/org";
import { newAdmin, newOrg } from "../../tests/support/org";
import { importWorld, readRoster, uploadRoster } from "../../tests/support/uploads";
import { changeReading } from "./change-reading";
import { confirmReading } from "./confirm-reading";
import { parseReading } from "./input";
import { runImport } from "./job";
import { receiveChunk } from "./receive-chunk";

let org: TestOrg;
let other: TestOrg;
let admin: Awaited<ReturnType<typeof newAdmin>>;
beforeAll(async () => {
  [org, other] = [await newOrg(), await newOrg()];
  admin = await newAdmin(org);
});

const LATIN = Buffer.from("Nom;Prénom;E-mail\r\nMüller;Zoé;zoe@halden.example\r\n", "latin1");

const asAdmin = <T>(work: (tx: OrgTx) => Promise<T>) => inOrg(admin.scope, work);
const importOf = (of: TestOrg, id: string) =>
  of.run((tx) => tx.db.import.findFirst({ where: { orgId: tx.org, id } }));
const readingOf = async (id: string) => parseReading((await importOf(org, id))?.reading);
const work = (id: string) => runImport(importWorld, { org: org.id, id });

test("an uploaded file is read by the worker, and how is shown", async () => {
  const id = await readRoster(org, admin.scope, LATIN);
  expect(await importOf(org, id)).toMatchObject({
    state: "READ",
    fileBytes: LATIN.length,
    fileDigest: "digest",
    madeBy: admin.id,
  });
  expect(await readingOf(id)).toMatchObject({
    choice: { format: "csv", encoding: "windows-1252", delimiter: ";", headerLine: 1 },
    header: ["Nom", "Prénom", "E-mail"],
    preview: [{ line: 2, cells: ["Müller", "Zoé", "zoe@halden.example"] }],
    rows: 1,
    doubt: { line: 2, word: "Müller" },
    mapping: ["LASTNAME", "FIRSTNAME", "EMAIL"],
    isTemplate: false,
  });
  expect(await importOf(other, id)).toBeNull();
  const entries = await org.run((tx) =>
    tx.db.auditEntry.findMany({ where: { act: "import.uploaded" } }),
  );
  expect(entries.map(({ details }) => details)).toContainEqual({
    importId: id,
    purpose: "ROSTER",
    kind: null,
    bytes: LATIN.length,
  });
});

test("a person reads it differently; what they did not choose is guessed anew", async () => {
  const id = await readRoster(org, admin.scope, LATIN);
  await asAdmin((tx) => changeReading(tx, { id, chosen: { encoding: "macintosh" } }));
  expect(await importOf(org, id)).toMatchObject({ state: "READING" });
  await work(id);
  expect((await readingOf(id))?.doubt?.word).toBe("M¸ller");
  await asAdmin((tx) => changeReading(tx, { id, chosen: { encoding: "windows-1252" } }));
  await work(id);
  const back = await readingOf(id);
  expect(back?.doubt?.word).toBe("Müller");
  expect(back?.choice).toMatchObject({ delimiter: ";", headerLine: 1 });
  expect(back?.mapping).toHaveLength(3);
});

test("columns are mapped at once, none twice, and stay while the header is the same", async () => {
  const id = await readRoster(org, admin.scope, LATIN);
  const twice = { id, mapping: ["EMAIL", null, "EMAIL"] as const };
  await expect(
    asAdmin((tx) => changeReading(tx, { ...twice, mapping: [...twice.mapping] })),
  ).rejects.toThrow("column-twice");
  await asAdmin((tx) =>
    changeReading(tx, { id, mapping: ["FIRSTNAME", null, "LOGIN"], kind: "CONTACT" }),
  );
  expect(await importOf(org, id)).toMatchObject({ state: "READ", kind: "CONTACT" });
  await asAdmin((tx) => changeReading(tx, { id, chosen: { delimiter: ";" } }));
  await work(id);
  expect((await readingOf(id))?.mapping).toEqual(["FIRSTNAME", null, "LOGIN"]);
  expect(await importOf(org, id)).toMatchObject({ state: "READ", kind: "CONTACT" });
});

test("what the columns of one file were is remembered for the next, in this organisation alone", async () => {
  const file = "Mystery,Riddle\nDiallo,a@halden.example\n";
  const id = await readRoster(org, admin.scope, file);
  expect((await readingOf(id))?.mapping).toEqual([null, null]);
  await expect(asAdmin((tx) => confirmReading(tx, { id }))).rejects.toThrow("columns-missing");
  await asAdmin((tx) => changeReading(tx, { id, mapping: ["LASTNAME", "EMAIL"] }));
  await asAdmin((tx) => confirmReading(tx, { id }));
  const next = await readRoster(org, admin.scope, file);
  expect((await readingOf(next))?.mapping).toEqual(["LASTNAME", "EMAIL"]);
  const stranger = await newAdmin(other);
  const theirs = parseReading(
    (await importOf(other, await readRoster(other, stranger.scope, file)))?.reading,
  );
  expect(theirs?.mapping).toEqual([null, null]);
});

test("the header stands where names of columns are, and the sheet where they are", async () => {
  const file = "Staff list,,\n,,\nLast name,First name,Email\nDiallo,Amara,a@halden.example\n";
  const id = await readRoster(org, admin.scope, file);
  expect(await readingOf(id)).toMatchObject({
    choice: { headerLine: 3, delimiter: "," },
    rows: 1,
    mapping: ["LASTNAME", "FIRSTNAME", "EMAIL"],
  });
});

test("a choice by which nothing can be read says why and leaves what was read before", async () => {
  const id = await readRoster(org, admin.scope, LATIN);
  await asAdmin((tx) => changeReading(tx, { id, chosen: { headerLine: 2 } }));
  await work(id);
  const reading = await readingOf(id);
  expect(reading?.fault).toEqual({ code: "sheet-empty" });
  expect(reading?.rows).toBe(1);
  await expect(asAdmin((tx) => confirmReading(tx, { id }))).rejects.toThrow("columns-missing");
});

test.each([
  ["a picture called .csv", Buffer.from([0x89, 0x50, 0x4e, 0x47, 1, 2]), "sheet-is-picture"],
  ["a workbook cut off", Buffer.from("PK\u0003\u0004 and then nothing"), "sheet-corrupt"],
  ["blank lines", Buffer.from("\n\n \n"), "sheet-empty"],
])("%s ends the import with a sentence", async (_, file, fault) => {
  const id = await readRoster(org, admin.scope, file);
  expect(await importOf(org, id)).toMatchObject({ state: "FAILED", fault });
});

test("what was confirmed is planned, and nobody else's import is touched", async () => {
  const id = await readRoster(org, admin.scope, LATIN);
  const stranger = await newAdmin(other);
  await expect(inOrg(stranger.scope, (tx) => confirmReading(tx, { id }))).rejects.toThrow(
    "import-not-found",
  );
  await asAdmin((tx) => confirmReading(tx, { id }));
  expect(await importOf(org, id)).toMatchObject({ state: "PLANNING" });
  await expect(asAdmin((tx) => confirmReading(tx, { id }))).rejects.toThrow("import-moved-on");
});

test("a file is taken from whoever began to send it, to its end and no further", async () => {
  const id = await uploadRoster(admin.scope, LATIN);
  const content = Buffer.from("more");
  await expect(asAdmin((tx) => receiveChunk(tx, { id, seq: 1, content }))).rejects.toThrow(
    "import-moved-on",
  );
  const colleague = await newAdmin(org);
  await expect(
    inOrg(colleague.scope, (tx) => receiveChunk(tx, { id, seq: 1, content })),
  ).rejects.toThrow("import-not-found");
  await expect(uploadRoster(admin.scope, "")).rejects.toThrow("file-empty");
  const { scope } = await newAdmin(org, ["AUDITOR"]);
  await expect(uploadRoster(scope, LATIN)).rejects.toThrow("not-allowed");
});
