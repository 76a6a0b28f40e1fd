import { expect, test } from "vitest";
import { reading as readingInput } from "@/imports/input";
import { fileTells, namesOne, readingWithout, rowTells, withoutWords } from "./rules";

const AMARA = {
  firstName: "Amára",
  lastName: "Diallo",
  email: "amara@halden.example",
  login: "adiallo",
  externalId: "H-204",
  phone: "+33612345678",
};
const BARE = {
  ...{ firstName: "A", lastName: null, email: null, login: null, externalId: null, phone: null },
};

test.each([
  ["q=Amara+Diallo&status=ACTIVE", "status=ACTIVE"],
  ["status=ACTIVE&q=DIALLO", "status=ACTIVE"],
  ["q=x+amara%40halden.example", ""],
  ["q=h-204", ""],
  ["q=%2B33+6+12+34+56+78&sort=name", "sort=name"],
  ["q=Diall&status=ACTIVE", undefined],
  ["q=0612", undefined],
  ["status=ACTIVE&team=Diallo", undefined],
  ["", undefined],
])("%s becomes %s", (query, left) => {
  expect(withoutWords(query, [BARE, AMARA])).toBe(left);
});

test("one letter is nobody's name", () => {
  expect(withoutWords("q=banana", [BARE])).toBeUndefined();
});

test.each([
  ["Diallo, Amara (new)", true],
  ["amara@halden.example", true],
  ["H-204", true],
  ["Diallo's team", false],
  ["Amaranth Diallo", false],
  ["Everybody", false],
])("a list called %s is %s", (name, told) => {
  expect(namesOne(name, [BARE, AMARA])).toBe(told);
});

test.each([
  [["Diallo", "AMARA"], true],
  [["Amára Diallo", ""], true],
  [["x", "Amara@Halden.example "], true],
  [["H-204"], true],
  [["Diallo", "Ada"], false],
  [["H-2041", "amara"], false],
])("a line of %j is about one of them: %s", (cells, isAbout) => {
  expect(rowTells(cells, [BARE, AMARA])).toBe(isAbout);
});

test.each([
  ["Diallo.csv", false, false],
  ["Diallo.csv", true, true],
  ["amara_diallo-2026.xlsx", false, true],
  ["people.csv", true, false],
])("a file called %s, about them: %s, is told by its name: %s", (name, isAbout, isTold) => {
  expect(fileTells(name, [AMARA], isAbout)).toBe(isTold);
});

test("a reading loses the lines that are about them, and a header that was one", () => {
  const lines = [
    ["Berg", "Ada"],
    ["Diallo", "Amara"],
    ["Old", "Name"],
  ];
  const reading = {
    choice: { format: "csv", headerLine: 1 },
    ...{ chosen: {}, sheets: [], rows: 3, hiddenRows: 0, mergedCells: 0, isTemplate: false },
    ...{ header: ["Last", "First"], mapping: [null, null], doubt: { line: 3, word: "Amára" } },
    preview: lines.map((cells, at) => ({ line: at + 2, cells })),
  };
  const kept = readingWithout(readingInput.parse(reading), new Set([4]), [AMARA]);
  expect(kept?.preview.map(({ line }) => line)).toEqual([2]);
  expect([kept?.doubt, kept?.header]).toEqual([undefined, ["Last", "First"]]);
  const header = ["Diallo", "Amara"];
  expect(
    readingWithout(readingInput.parse({ ...reading, header }), new Set(), [AMARA])?.header,
  ).toEqual(["", ""]);
  const others = { ...reading, preview: [{ line: 2, cells: ["Berg", "Ada"] }] };
  expect(readingWithout(readingInput.parse(others), new Set([9]), [AMARA])).toBeUndefined();
});
