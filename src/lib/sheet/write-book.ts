import type { BookColumn, BookLists } from "./book-parts";
import { bookParts, bookRow, closeSheet, openSheet } from "./book-parts";
import { zipWriter } from "./zip";

export type BookSheet = {
  name: string;
  head: readonly string[];
  rows: readonly (readonly string[])[];
  columns: readonly BookColumn[];
};

/** A small workbook for people: widths, a head that stays, cells of text, lists on closed columns. */
export async function writeBook(
  sheets: readonly BookSheet[],
  lists: BookLists,
): Promise<Uint8Array> {
  const files = sheets.map(({ head, rows, columns }, index): [string, string] => [
    `xl/worksheets/sheet${index + 1}.xml`,
    [
      openSheet(columns),
      bookRow(head, "head"),
      ...rows.map((row) => bookRow(row, "lines")),
      closeSheet(columns, lists),
    ].join(""),
  ]);
  const zip = zipWriter();
  const pieces: Uint8Array[] = [];
  for (const [name, text] of [...bookParts(sheets.map(({ name }) => name)), ...files])
    pieces.push(zip.begin(name), await zip.write(text), await zip.close());
  return Buffer.concat([...pieces, zip.end()]);
}
