import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sheetWriter } from "@/lib/sheet";
import { readLines } from "@/lib/sheet/read-sheet";
import { cellText } from "./input";

const SIGNS = [..."=+-@'＝＋－＠;,\t\n \u00a0\"ab1"];
const OPENS = /^[=+\-@＝＋－＠\t\r]/;

const cell = fc
  .array(fc.constantFrom(...SIGNS), { minLength: 1, maxLength: 10 })
  .map((parts) => parts.join("").trim())
  .filter((text) => text !== "" && !text.startsWith('="'));

async function throughFile(cells: string[], format: "csv" | "xlsx", delimiter: "," | ";") {
  const sheet = sheetWriter(format, ["TEXT"], delimiter);
  const bytes = [await sheet.rows(cells.map((text) => [text])), await sheet.end()];
  const open = async function* () {
    yield Buffer.concat(bytes);
  };
  const choice =
    format === "csv"
      ? ({ format, encoding: "utf-8", delimiter, headerLine: 1 } as const)
      : ({ format, sheet: 0, headerLine: 1 } as const);
  const read: string[] = [];
  for await (const lines of readLines(open, choice))
    read.push(...lines.map(({ cells: [first = ""] }) => first));
  return read;
}

describe.each([
  ["csv", ","],
  ["csv", ";"],
  ["xlsx", ","],
] as const)("what an export as %s with %j neutralises", (format, delimiter) => {
  test("is read back as it was", async () => {
    const run = fc.asyncProperty(
      fc.array(cell, { minLength: 300, maxLength: 300 }),
      async (cells) => {
        const read = await throughFile(cells, format, delimiter);
        expect(read.map(cellText)).toEqual(cells);
      },
    );
    await fc.assert(run, { numRuns: 4 });
  });
});

test("no piece of a cell opens as a formula, whatever splits it", async () => {
  const run = fc.asyncProperty(
    fc.array(cell, { minLength: 300, maxLength: 300 }),
    async (cells) => {
      const read = await throughFile(cells, "csv", ",");
      for (const piece of read.flatMap((text) => [text, ...text.split(/[;,\t\n]/)])) {
        expect(piece).not.toMatch(OPENS);
        expect(piece.trim()).not.toMatch(OPENS);
      }
    },
  );
  await fc.assert(run, { numRuns: 4 });
});
