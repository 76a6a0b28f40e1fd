import { readFileSync } from "node:fs";
import { writeXlsx } from "hucre/xlsx";
import { describe, expect, test } from "vitest";
import { cellsOf, fileOf, readAll } from "../../../tests/support/rosters/pieces";
import { sheetJsBook, written } from "../../../tests/support/rosters/sheets";
import { bookOf, textRow } from "../../../tests/support/rosters/zip-parts";
import { guessSheet } from "./read-sheet";

const HEAD = ["LASTNAME", "PHONE", "SUSPENSION_DATE", "MODIFICATION_PREVENTION", "ZIPCODE"];
/** 2026-01-05 10:30. */
const SERIAL = 46_027.4375;
const VALUES = ["Müller & <Söhne>", "33612345678", "2026-01-05T10:30", "TRUE", "01234"];
const ROW = [
  "Müller & <Söhne>",
  { t: "n", v: 3.3612345678e10 },
  { t: "n", v: SERIAL, z: "dd/mm/yyyy hh:mm" },
  true,
  { t: "n", v: 1_234, z: "00000" },
];
const book = () => sheetJsBook({ People: [HEAD, ROW] });

const read = async (bytes: Uint8Array) => {
  const guess = await guessSheet(fileOf(bytes, 5_000));
  return { guess, rows: cellsOf(await readAll(fileOf(bytes, 7_000), guess.choice)) };
};

describe("the same people by every program", () => {
  test.each<[what: string, bytes: () => Uint8Array | Promise<Uint8Array>]>([
    ["SheetJS, shared strings", () => written(book(), "xlsx")],
    ["SheetJS, inline strings", () => written(book(), "xlsx", false)],
    [
      "SheetJS, counted from 1904",
      () => {
        const late = sheetJsBook({
          People: [
            HEAD,
            ROW.map((cell, at) =>
              at === 2 ? { t: "n", v: SERIAL - 1_462, z: "dd/mm/yyyy hh:mm" } : cell,
            ),
          ],
        });
        late.Workbook = { WBProps: { date1904: true } };
        return written(late, "xlsx");
      },
    ],
    ["SheetJS, .xls", () => written(book(), "xls")],
    ["SheetJS, .ods", () => written(book(), "ods")],
    ["SheetJS, .xlsb", () => written(book(), "xlsb")],
    [
      "hucre",
      () =>
        writeXlsx({
          sheets: [
            {
              name: "People",
              rows: [
                HEAD,
                [
                  VALUES[0] ?? "",
                  33_612_345_678,
                  new Date(Date.UTC(2026, 0, 5, 10, 30)),
                  true,
                  "01234",
                ],
              ],
            },
          ],
        }),
    ],
  ])("%s", async (_, bytes) => {
    const { guess, rows } = await read(await bytes());
    expect(guess.header).toEqual(HEAD);
    expect(rows).toEqual([VALUES]);
  });

  /** Written by LibreOffice 7.4 (rosters/README.md): dates and zeros by their formats, a formula, a line break in a cell, a blank line. */
  test.each([
    ["xlsx", "2026-01-05T10:30"],
    ["xls", "2026-01-05T10:30"],
    ["ods", "2026-01-05T10:30"],
    // in Windows-1252, by ";", as its reader in France would save it
    ["csv", "05/01/2026 10:30"],
  ])("LibreOffice, .%s", async (format, date) => {
    const { guess, rows } = await read(
      readFileSync(`tests/support/rosters/libreoffice/people.${format}`),
    );
    expect(guess.header).toEqual([...HEAD, "EMAIL"]);
    const [name, phone, , on, zip] = VALUES;
    expect(rows).toEqual([
      [name, phone, date, on, zip, "muller@halden.example"],
      ["Ñúñez\nGarcía", "+33 6 12 34 56 79", "", "", "00042", "nguyen@halden.example"],
    ]);
  });
});

test("lines count as Excel counts them; blank rows and cells, and cells that do not say where they are", async () => {
  const bytes = await bookOf({
    sheets: [
      `${textRow(2, ["Name", "", "Email"])}<row/><row r="5"><c t="str"><v>Amara</v></c><c/><c t="str"><v>a_x000D_b&#233;</v></c><c s="0"/></row>`,
    ],
  });
  const { guess } = await read(bytes);
  expect(guess.choice).toEqual({ format: "xlsx", sheet: 0, headerLine: 2 });
  expect(guess.header).toEqual(["Name", "", "Email"]);
  expect(guess.preview).toEqual([{ line: 5, cells: ["Amara", "", "a\rbé"] }]);
});

test("formulas say what they came to; one that nobody calculated says itself", async () => {
  const bytes = await bookOf({
    sheets: [
      `${textRow(1, ["Name", "Email"])}<row r="2"><c r="A2" t="str"><f>UPPER("a")</f><v>A</v></c><c r="B2"><f>A1&amp;"@x"</f></c></row><row r="3"><c r="A3" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>`,
    ],
  });
  expect((await read(bytes)).rows).toEqual([["A", '=A1&"@x"'], ["#DIV/0!"]]);
});

test("hidden sheets are named and passed over, hidden rows are read and counted, merged cells too", async () => {
  const bytes = await bookOf({
    sheets: [
      textRow(1, ["Old", "List"]) + textRow(2, ["x", "y"]),
      textRow(1, ["Name", "Email"]) +
        textRow(2, ["Amara", "a@x.example"]) +
        textRow(3, ["Bo", "b@x.example"], 'hidden="1"'),
    ],
    marks: ['state="hidden"'],
  });
  const { guess, rows } = await read(bytes);
  expect(guess.sheets).toEqual([
    { name: "Sheet1", isHidden: true },
    { name: "Sheet2", isHidden: false },
  ]);
  expect(guess).toMatchObject({ choice: { sheet: 1 }, rows: 2, hiddenRows: 1, mergedCells: 0 });
  expect(rows).toHaveLength(2);
  const chosen = await guessSheet(fileOf(bytes), { choice: { sheet: 0 } });
  expect(chosen.header).toEqual(["Old", "List"]);
  const merged = await bookOf({
    sheets: [textRow(1, ["Name", "Email"]) + textRow(2, ["Amara", ""])],
    behind: '<mergeCells count="1"><mergeCell ref="A2:B2"/></mergeCells>',
  });
  expect((await read(merged)).guess.mergedCells).toBe(1);
});

test("the sheet that knows most names of columns is read, and the line that does", async () => {
  const bytes = written(
    sheetJsBook({
      Explanation: [
        ["Column", "Meaning", "Example", "More"],
        ["a", "b", "c", "d"],
      ],
      People: [["Staff"], ["Nom", "Email"], ["Diallo", "a@x.example"]],
    }),
    "xlsx",
  );
  const knownNames = (cells: readonly string[]) =>
    cells.filter((cell) => ["Nom", "Email"].includes(cell)).length;
  const guess = await guessSheet(fileOf(bytes), { knownNames });
  expect(guess.choice).toEqual({ format: "xlsx", sheet: 1, headerLine: 2 });
});

test("styled blank cells to the last column and cells of 1 MB are no hindrance", async () => {
  const long = "x".repeat(1_048_576);
  const bytes = written(
    sheetJsBook({
      P: [
        ["Name", "Note"],
        ["A", "short"],
      ],
    }),
    "xlsx",
  );
  expect((await read(bytes)).rows).toEqual([["A", "short"]]);
  const wide = await bookOf({
    sheets: [
      `${textRow(1, ["Name", "Note"])}<row r="2"><c r="A2" t="inlineStr"><is><t>A</t></is></c><c r="B2" t="inlineStr"><is><t>${long}</t></is></c><c r="XFD2" s="1"/></row>`,
    ],
    strings: `<si><t>${Array.from({ length: 60_000 }, (_, at) => at).join(" ")}</t></si>`,
  });
  const [row] = (await read(wide)).rows;
  expect(row).toHaveLength(2);
  expect(row?.[1]).toHaveLength(32_768);
});
