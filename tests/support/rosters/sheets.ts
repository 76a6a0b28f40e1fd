import type { WorkBook } from "xlsx";
import { utils, write } from "xlsx";

export type Cell = string | number | boolean | null | Record<string, unknown>;

/** A workbook as SheetJS makes one, a sheet for each name. */
export function sheetJsBook(
  sheets: Readonly<Record<string, readonly (readonly Cell[])[]>>,
  change: (book: WorkBook) => void = () => undefined,
): WorkBook {
  const book = utils.book_new();
  for (const [name, rows] of Object.entries(sheets))
    utils.book_append_sheet(book, utils.aoa_to_sheet(rows.map((row) => [...row])), name);
  change(book);
  return book;
}

export const written = (
  book: WorkBook,
  bookType: "xlsx" | "xls" | "ods" | "xlsb",
  strings = true,
): Uint8Array =>
  new Uint8Array(write(book, { type: "buffer", bookType, bookSST: strings, compression: true }));
