import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { encode, lettersOf } from "../../../tests/support/rosters/encode";
import { cellsOf, fileOf, readAll } from "../../../tests/support/rosters/pieces";
import type { LineBreak } from "../../../tests/support/rosters/print-csv";
import { printCsv } from "../../../tests/support/rosters/print-csv";
import { guessSheet } from "./read-sheet";
import type { Delimiter, Encoding, SheetChoice, SheetLine } from "./shape";
import { DELIMITERS, ENCODINGS } from "./shape";
import { takeLines } from "./take-lines";
import { readText } from "./text/read-text";

const BREAKS: readonly LineBreak[] = ["\n", "\r\n", "\r"];
const EVERY = ENCODINGS.flatMap((encoding) =>
  DELIMITERS.map((delimiter) => [encoding, delimiter] as const),
);

/** The lines as the thread reads them, in this thread: a thread for each of a thousand files takes minutes. */
async function read(bytes: Uint8Array, choice: SheetChoice, piece: number): Promise<SheetLine[]> {
  const all: SheetLine[] = [];
  for await (const lines of takeLines(readText(fileOf(bytes, piece)(), choice), choice))
    all.push(...lines);
  return all;
}

/** Cells of letters that the encoding knows, and of everything that a table is made of. */
const cellIn = (encoding: Encoding) =>
  fc.string({
    unit: fc.constantFrom(...lettersOf(encoding).slice(0, 300), ...'abZ09 ,;|\t"\n'),
    maxLength: 12,
  });

/** The last cell of a row says something: blank ones to the right are nothing. */
const rowsIn = (encoding: Encoding) =>
  fc.array(
    fc
      .tuple(fc.array(cellIn(encoding), { maxLength: 4 }), cellIn(encoding))
      .map(([cells, last]) => [...cells, `${last}x`]),
    { minLength: 1, maxLength: 6 },
  );

describe.each(EVERY)("%s with %j", (encoding, delimiter) => {
  test("what was printed is read", async () => {
    const choice: SheetChoice = { format: "csv", encoding, delimiter, headerLine: 0 };
    await fc.assert(
      fc.asyncProperty(
        rowsIn(encoding),
        fc.constantFrom(...BREAKS),
        fc.boolean(),
        fc.integer({ min: 1, max: 40 }),
        async (rows, lineBreak, allQuoted, piece) => {
          const text = printCsv(rows, { delimiter, lineBreak, allQuoted });
          const lines = await read(encode(text, encoding), choice, piece);
          expect(cellsOf(lines)).toEqual(rows);
        },
      ),
      { numRuns: 40 },
    );
  });
});

const FRENCH = ["Lefèvre;Élodie", "Gérard;François", "Noël;Anaïs", "Dubois;Zoé", "Bérénice;Hélène"];
const TELLING: readonly (readonly [Encoding, lines: readonly string[]])[] = [
  ["utf-8", FRENCH],
  ["utf-16le", FRENCH],
  ["utf-16be", FRENCH],
  ["windows-1252", FRENCH],
  ["windows-1252", ["Müller;Jürgen", "Groß;Bärbel", "Köhler;Jörg"]],
  ["windows-1252", ["Conceição;João", "Guimarães;Inês", "Gonçalves;Antônio"]],
  ["macintosh", FRENCH],
  ["windows-1250", ["Dvořák;Jiří", "Novák;Tomáš", "Černý;Zdeněk", "Růžička;Ondřej"]],
  ["shift_jis", ["山田;太郎", "鈴木;花子", "佐藤;次郎"]],
  ["gb18030", ["王;小明", "李;伟", "张;丽"]],
  ["windows-874", ["ใจดี;สมชาย", "รักไทย;สมหญิง"]],
];

test.each(TELLING)("%s is told by %j", async (encoding, lines) => {
  const text = printCsv(
    ["Name;First name", ...lines].map((line) => line.split(";")),
    { delimiter: ";" },
  );
  const guess = await guessSheet(fileOf(encode(text, encoding)));
  expect(guess.choice).toEqual({ format: "csv", encoding, delimiter: ";", headerLine: 1 });
  expect(cellsOf(guess.preview)).toEqual(lines.map((line) => line.split(";")));
  expect(guess.doubt?.line).toBe(2);
});

test("which columns say anything is known, whatever their header and the lines that are shown", async () => {
  const lines = ["Name;Note;Date;;", ...Array.from({ length: 40 }, () => "Noël; ;;"), "Zoé;;x;;y"];
  const { held, preview } = await guessSheet(fileOf(Buffer.from(lines.join("\n"))));
  expect(held).toEqual([0, 2, 4]);
  expect(preview.some(({ cells }) => cells[2])).toBe(false);
});

test.each<[delimiter: Delimiter, lineBreak: LineBreak]>([
  [",", "\n"],
  [";", "\r\n"],
  ["\t", "\r"],
  ["|", "\n"],
])(
  "%j is told from the lines, with a mark at the beginning and breaks of %j",
  async (delimiter, lineBreak) => {
    const rows = [
      ["Name", "E-mail", "Note, long; or | short"],
      ["Müller", "a@halden.example", "a, b"],
      ["Diallo", "b@halden.example", "c; d\te"],
    ];
    const text = printCsv(rows, { delimiter, lineBreak, lastBreak: false });
    const guess = await guessSheet(fileOf(encode(text, "utf-8", { mark: true })));
    expect(guess.choice).toMatchObject({ encoding: "utf-8", delimiter, headerLine: 1 });
    expect(guess.header).toEqual(rows[0]);
    const lines = await readAll(fileOf(encode(text, "utf-8"), 7), guess.choice);
    expect(cellsOf(lines)).toEqual(rows.slice(1));
  },
);

test.each<[what: string, text: string, headerLine: number, first: string[]]>([
  [
    "a remark above the header",
    "Staff of 2026\n\nName,Email\nA,a@x.example\nB,b@x.example\n",
    3,
    ["A", "a@x.example"],
  ],
  ["no header", "Amara,a@x.example\nBo,b@x.example\n", 0, ["Amara", "a@x.example"]],
  [
    "Excel's mark of the delimiter",
    "sep=;\nName;Email\nA,B;a@x.example\n",
    2,
    ["A,B", "a@x.example"],
  ],
  ["one column", "Email\na@x.example\n", 1, ["a@x.example"]],
])("%s", async (_, text, headerLine, first) => {
  const guess = await guessSheet(fileOf(Buffer.from(text)));
  expect(guess.choice.headerLine).toBe(headerLine);
  expect(guess.preview[0]?.cells).toEqual(first);
});

test("one wrong byte at the end of a long file says that it is no UTF-8", async () => {
  const plain = Buffer.from("Name;Email\n".padEnd(300_000, "Diallo;a@halden.example\n"));
  const guess = await guessSheet(
    fileOf(Buffer.concat([plain, encode("\nMüller;x\n", "windows-1252")])),
  );
  expect(guess.choice.encoding).toBe("windows-1252");
  expect(guess.doubt?.word).toBe("Müller");
});
