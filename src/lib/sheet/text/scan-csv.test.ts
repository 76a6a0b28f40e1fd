import fc from "fast-check";
import Papa from "papaparse";
import { expect, test } from "vitest";
import { DELIMITERS } from "../shape";
import { scanCsv } from "./scan-csv";

const scan = (text: string, delimiter: (typeof DELIMITERS)[number] = ",", piece = text.length) => {
  const scanner = scanCsv(delimiter);
  const lines = [];
  for (let at = 0; at < text.length; at += Math.max(1, piece))
    lines.push(...scanner.feed(text.slice(at, at + Math.max(1, piece))));
  return [...lines, ...scanner.end()].map(({ line, cells }) => [line, ...cells]);
};

test.each<[what: string, text: string, lines: (string | number)[][]]>([
  ["nothing", "", []],
  ["one cell without an end", "a", [[1, "a"]]],
  ["a blank cell at the end", "a,", [[1, "a", ""]]],
  [
    "LF",
    "a,b\nc,d\n",
    [
      [1, "a", "b"],
      [2, "c", "d"],
    ],
  ],
  [
    "CR LF",
    "a,b\r\nc,d\r\n",
    [
      [1, "a", "b"],
      [2, "c", "d"],
    ],
  ],
  [
    "CR",
    "a,b\rc,d\r",
    [
      [1, "a", "b"],
      [2, "c", "d"],
    ],
  ],
  [
    "all of them in one file",
    "a\r\nb\rc\nd",
    [
      [1, "a"],
      [2, "b"],
      [3, "c"],
      [4, "d"],
    ],
  ],
  [
    "blank lines only count",
    "a\n\n\nb",
    [
      [1, "a"],
      [4, "b"],
    ],
  ],
  [
    "ragged rows",
    "a,b\nc\nd,e,f\n",
    [
      [1, "a", "b"],
      [2, "c"],
      [3, "d", "e", "f"],
    ],
  ],
  [
    "a line break in quotation marks",
    'a,"b\nc"\nd\n',
    [
      [1, "a", "b\nc"],
      [3, "d"],
    ],
  ],
  [
    "CR LF in quotation marks",
    '"b\r\nc",x\r\nd',
    [
      [1, "b\nc", "x"],
      [3, "d"],
    ],
  ],
  ["a quotation mark in quotation marks", '"a ""b"" c"', [[1, 'a "b" c']]],
  ["a delimiter in quotation marks", '"a,b",c', [[1, "a,b", "c"]]],
  ["nothing in quotation marks", '"",a', [[1, "", "a"]]],
  ["a quotation mark inside of a cell", 'the "best",b', [[1, 'the "best"', "b"]]],
  ["text behind the closing one", '"a"b,c', [[1, "ab", "c"]]],
  ["inches", '17",b', [[1, '17"', "b"]]],
  ["blanks stay", " a , b", [[1, " a ", " b"]]],
])("%s", (_, text, lines) => {
  expect(scan(text)).toEqual(lines);
  expect(scan(text, ",", 1)).toEqual(lines);
});

test("a quotation mark that nobody closes names its line", () => {
  expect(() => scan('a,b\nc,"d\ne,f\n')).toThrow(
    expect.objectContaining({ code: "sheet-quote-open", line: 2 }),
  );
});

test("a cell of 1 MB is cut where it is too long for everything, and the next is read", () => {
  const [[, long, next] = []] = scan(`${"x".repeat(1_048_576)},y`, ",", 65_536);
  expect(String(long)).toHaveLength(32_768);
  expect(next).toBe("y");
});

const piecesOfText = fc.constantFrom(
  "a",
  "é",
  '"',
  '""',
  ",",
  ";",
  "\t",
  "|",
  "\n",
  "\r\n",
  " ",
  "😀",
);

test("reads what another reader reads, wherever the pieces end", () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.array(fc.string({ unit: piecesOfText, maxLength: 8 }), { minLength: 2, maxLength: 4 }),
        {
          minLength: 1,
          maxLength: 6,
        },
      ),
      fc.constantFrom(...DELIMITERS),
      fc.integer({ min: 1, max: 9 }),
      (rows, delimiter, piece) => {
        const text = Papa.unparse(rows, { delimiter, newline: "\n" });
        const theirs = Papa.parse<string[]>(text, { delimiter, newline: "\n" }).data;
        const ours = scan(text, delimiter, piece).map(([, ...cells]) => cells);
        expect(ours).toEqual(theirs.map((row) => row.map((cell) => cell.replaceAll("\r\n", "\n"))));
      },
    ),
    { numRuns: 300 },
  );
});
