import { writeXlsx } from "hucre/xlsx";
import { expect, test } from "vitest";
import { fileOf, noise } from "../../../tests/support/rosters/pieces";
import { sheetJsBook, written } from "../../../tests/support/rosters/sheets";
import { bookOf, textRow, zipOf } from "../../../tests/support/rosters/zip-parts";
import { guessSheet, readLines } from "./read-sheet";
import { runThread } from "./run-thread";
import type { SheetFaultCode } from "./shape";

const BOOK = () =>
  written(
    sheetJsBook({
      People: [
        ["Name", "Email"],
        ["A", "a@x.example"],
      ],
    }),
    "xlsx",
  );
const wide = (commas: number) =>
  Buffer.concat([Buffer.from("Name,Email\n"), Buffer.alloc(commas, ",")]);
const columns = (count: number): string =>
  Array.from({ length: count }, (_, at) => `c${at}`).join(",");

type Made = Uint8Array | Promise<Uint8Array>;

test.each<[what: string, bytes: () => Made, code: SheetFaultCode]>([
  ["nothing", () => Buffer.alloc(0), "sheet-empty"],
  ["blank lines", () => Buffer.from("\r\n\r\n;;\r\n"), "sheet-empty"],
  ["5 million blank lines", () => Buffer.alloc(5_000_000, "\n"), "sheet-empty"],
  ["a header alone", () => Buffer.from("Name;Email\n"), "sheet-empty"],
  ["a PDF", () => Buffer.from("%PDF-1.7 people"), "sheet-is-pdf"],
  ["a program", () => Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 0, 0, 1, 0, 0]), "sheet-not-a-table"],
  [
    "a page that calls itself a table",
    () => Buffer.from("<html><table><tr><td>x"),
    "sheet-is-page",
  ],
  [
    "a zip of something else",
    () => zipOf({ "readme.txt": "hello", "b.txt": "there" }),
    "sheet-is-archive",
  ],
  [
    "a text document",
    () =>
      zipOf({
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels":
          '<Relationships><Relationship Id="a" Type="x/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": "<document/>",
      }),
    "sheet-is-document",
  ],
  ["a line of 30 million commas", () => wide(30_000_000), "sheet-too-many-columns"],
  ["a workbook that was cut off", () => BOOK().subarray(0, 4_000), "sheet-corrupt"],
  [
    "a workbook with a hole",
    () => {
      const bytes = new Uint8Array(BOOK());
      return bytes.fill(0, 300, 900);
    },
    "sheet-corrupt",
  ],
  [
    "a sheet whose XML ends in the middle",
    () => bookOf({ sheets: [`${textRow(1, ["Name"])}<row r="2"><c r="A2"`] }),
    "sheet-corrupt",
  ],
  [
    "entities of its own",
    () =>
      zipOf({
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": '<!DOCTYPE x [<!ENTITY a "aaaa">]><Relationships>&a;</Relationships>',
      }),
    "sheet-corrupt",
  ],
  [
    "a row without end",
    () => bookOf({ sheets: ['<row r="999999999999999999999"/>'] }),
    "sheet-corrupt",
  ],
  [
    "an encrypted workbook",
    async () =>
      writeXlsx({ sheets: [{ name: "A", rows: [["x"]] }], encryption: { password: "secret" } }),
    "sheet-encrypted",
  ],
  [
    "an .xls that is none",
    () =>
      Buffer.concat([
        Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
        Buffer.alloc(2_000),
      ]),
    "sheet-corrupt",
  ],
  [
    "an .xls that is too large to be read whole",
    () =>
      Buffer.concat([
        Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
        Buffer.alloc(6_000_000, 1),
      ]),
    "sheet-old-too-large",
  ],
  [
    "a zip bomb",
    () => bookOf({ sheets: [textRow(1, ["a"]) + " ".repeat(30_000_000)] }),
    "sheet-bomb",
  ],
  [
    "more columns than anybody has",
    () => Buffer.from(`${columns(501)}\n${columns(501)}\n`),
    "sheet-too-many-columns",
  ],
  [
    "16,384 columns",
    () =>
      bookOf({
        sheets: [
          `${textRow(1, ["Name", "Email"])}<row r="2"><c r="XFD2" t="str"><v>x</v></c></row>`,
        ],
      }),
    "sheet-too-many-columns",
  ],
  [
    "more rows than a file may have",
    () => Buffer.from(`Email\n${"a@x.example\n".repeat(150_001)}`),
    "sheet-too-many-rows",
  ],
  [
    "a quotation mark that nobody closes",
    () => Buffer.from(`Name,Note\nA,"b\n${"c,d\n".repeat(100)}`),
    "sheet-quote-open",
  ],
])("%s", async (_, made, code) => {
  const bytes = await made();
  await expect(guessSheet(fileOf(bytes))).rejects.toMatchObject({ name: "SheetFault", code });
});

test("what takes more memory than a file may is ended, and the process goes on", async () => {
  const bytes = await bookOf({
    sheets: [textRow(1, ["Name"]) + textRow(2, ["Diallo"])],
    styles: `<numFmts><numFmt numFmtId="164" formatCode="00000"/></numFmts><cellXfs>${'<xf numFmtId="164"/>'.repeat(300_000)}</cellXfs>`,
    // what cannot be packed keeps the whole from looking like a bomb
    strings: `<si><t>${noise(600_000)}</t></si>`,
  });
  const little = { maxOldGenerationSizeMb: 12, maxYoungGenerationSizeMb: 1, stackSizeMb: 4 };
  const found = runThread(fileOf(bytes), { task: "look", choice: {} }, { memory: little });
  await expect(found.next()).rejects.toMatchObject({ code: "sheet-took-too-much" });
});

test.each([
  ["says nothing for too long", { silentMs: 1 }],
  ["takes too long in all", { totalMs: 1 }],
])("a thread that %s is ended, and the file with it", async (_, limits) => {
  let isClosed = false;
  const open = async function* () {
    try {
      yield Buffer.from("Email\n");
      for (;;) yield Buffer.from("a@x.example\n".repeat(10_000));
    } finally {
      isClosed = true;
    }
  };
  const choice = { format: "csv", encoding: "utf-8", delimiter: ",", headerLine: 1 } as const;
  const found = runThread(open, { task: "count", choice }, limits);
  await expect(found.next()).rejects.toMatchObject({ code: "sheet-took-too-long" });
  // silent from the start, it never asked for the file
  expect(isClosed).toBe("totalMs" in limits && isClosed);
});

test("whoever stops asking ends the thread and the file", async () => {
  let isClosed = false;
  const open = async function* () {
    try {
      for (;;) yield Buffer.from("a@x.example\n".repeat(10_000));
    } finally {
      isClosed = true;
    }
  };
  const choice = { format: "csv", encoding: "utf-8", delimiter: ",", headerLine: 0 } as const;
  for await (const lines of readLines(open, choice)) {
    expect(lines[0]).toEqual({ line: 1, cells: ["a@x.example"] });
    break;
  }
  expect(isClosed).toBe(true);
});

test("what the store of the file says goes through as it is", async () => {
  const open = async function* (): AsyncGenerator<Uint8Array> {
    yield Buffer.from("a,b\n");
    throw new Error("the database is away");
  };
  await expect(guessSheet(open)).rejects.toThrow("the database is away");
});
