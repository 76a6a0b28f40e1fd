import { bookParts, bookRow, closeSheet, openSheet } from "./sheet/book-parts";
import { zipWriter } from "./sheet/zip";

export type SheetFormat = "csv" | "xlsx";

/** Writes a table piece by piece: nothing of what was written stays in memory. */
export type SheetWriter = {
  /** Bytes of some rows, once the head's have been asked for by the first call. */
  rows: (rows: readonly (readonly string[])[]) => Promise<Uint8Array>;
  /** What comes last. */
  end: () => Promise<Uint8Array>;
};

/**
 * Where a spreadsheet would take what follows for a formula: at the start, and behind any separator it may be told to split
 * at, whatever blanks stand there. The wide signs of Asian keyboards count as the narrow ones do; what was neutralised already is so once more.
 */
const FORMULA = /(?<=^|[;,\t\r\n])([^\S\t\r\n]*)(?='*[=+\-@\uff1d\uff0b\uff0d\uff20\t\r])/g;

export type Separator = "," | ";";

const QUOTED = { ",": /[",\r\n]/, ";": /[";\r\n]/ } as const;

function csvCell(value: string, separator: Separator): string {
  const plain = value.replace(FORMULA, "$1'");
  return QUOTED[separator].test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}

const csvLines = (rows: readonly (readonly string[])[], separator: Separator): string =>
  rows.map((row) => `${row.map((cell) => csvCell(cell, separator)).join(separator)}\r\n`).join("");

/** UTF-8 with its mark, so that Excel reads it as such. */
function csvWriter(head: readonly string[], separator: Separator): SheetWriter {
  let opening = `\ufeff${csvLines([head], separator)}`;
  return {
    rows: async (rows) => {
      const text = opening + csvLines(rows, separator);
      opening = "";
      return Buffer.from(text);
    },
    end: async () => Buffer.from(opening),
  };
}

/** Excel holds 1,048,576 rows a sheet; the head stands on each. */
const MOST_ROWS = 1_000_000;

/** Wide enough for most of what stands in a column of this name. */
const widthOf = (name: string): number => Math.min(40, Math.max(14, name.length + 3));

/** The workbook of sheets with at most a million rows each; which there are is said at the end. */
function xlsxWriter(head: readonly string[], name: string): SheetWriter {
  const zip = zipWriter();
  const columns = head.map((name) => ({ width: widthOf(name) }));
  let [sheets, left] = [0, 0];
  const close = async (): Promise<Buffer[]> =>
    sheets === 0 ? [] : [await zip.write(closeSheet()), await zip.close()];
  const nextSheet = async (): Promise<Buffer[]> => {
    const closed = await close();
    sheets += 1;
    left = MOST_ROWS;
    const opened = zip.begin(`xl/worksheets/sheet${sheets}.xml`);
    return [...closed, opened, await zip.write(openSheet(columns) + bookRow(head, "head"))];
  };
  const write = async (rows: readonly (readonly string[])[]): Promise<Buffer> => {
    const pieces: Buffer[] = left === 0 ? await nextSheet() : [];
    const now = rows.slice(0, left);
    left -= now.length;
    pieces.push(await zip.write(now.map((row) => bookRow(row)).join("")));
    if (now.length < rows.length) pieces.push(await write(rows.slice(now.length)));
    return Buffer.concat(pieces);
  };
  return {
    rows: write,
    end: async () => {
      const pieces = sheets === 0 ? await nextSheet() : [];
      pieces.push(...(await close()));
      const names = Array.from({ length: sheets }, (_, n) => (n === 0 ? name : `${name} ${n + 1}`));
      for (const [part, text] of bookParts(names))
        pieces.push(zip.begin(part), await zip.write(text), await zip.close());
      return Buffer.concat([...pieces, zip.end()]);
    },
  };
}

/** A writer of this format; the head is its first row. A workbook's sheet has a name. */
export const sheetWriter = (
  format: SheetFormat,
  head: readonly string[],
  separator: Separator = ",",
  name = "People",
): SheetWriter => (format === "csv" ? csvWriter(head, separator) : xlsxWriter(head, name));
