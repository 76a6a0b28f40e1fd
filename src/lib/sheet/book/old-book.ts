import type { WorkBook, WorkSheet } from "xlsx";
import { LIMITS, SheetFault } from "../shape.ts";
import { numberFormat, numberText } from "./number-format.ts";
import type { BookLine } from "./worksheet.ts";

const HIDDEN_LINES = 65_536;

/** One cell as SheetJS keeps it: t its type, v its value, z its format. */
type OldCell = { t?: string; v?: unknown; w?: string; z?: string | number; f?: string };

function cellText(cell: OldCell | undefined, is1904: boolean): string {
  if (!cell) return "";
  if (cell.v === undefined) return cell.f ? `=${cell.f}` : "";
  if (cell.t === "b") return cell.v ? "TRUE" : "FALSE";
  if (cell.t === "e") return cell.w ?? "";
  if (cell.t !== "n") return String(cell.v).slice(0, LIMITS.cell);
  return numberText(String(cell.v), numberFormat(0, String(cell.z ?? "General")), is1904);
}

/** Workbooks that cannot be streamed (.xls, .ods, .xlsb), read whole, which is why they may not be large. */
export async function readOldBook(pieces: readonly Uint8Array[]): Promise<WorkBook> {
  const bytes = pieces.reduce((sum, { length }) => sum + length, 0);
  if (bytes > LIMITS.oldBytes) throw new SheetFault("sheet-old-too-large");
  // 1 MB of code that nothing else needs
  const { read } = await import("xlsx");
  try {
    return read(Buffer.concat(pieces), {
      ...{ type: "buffer", dense: true, cellNF: true, cellHTML: false, cellText: false },
      sheetRows: LIMITS.rows + HIDDEN_LINES,
    });
  } catch (fault) {
    const words = fault instanceof Error ? fault.message : "";
    throw new SheetFault(/password/i.test(words) ? "sheet-encrypted" : "sheet-corrupt");
  }
}

export const oldSheets = ({ SheetNames, Workbook }: WorkBook) =>
  SheetNames.map((name, at) => ({
    name,
    isHidden: (Workbook?.Sheets?.[at]?.Hidden ?? 0) !== 0,
  }));

export function oldSheet(book: WorkBook, at: number): WorkSheet | undefined {
  const name = book.SheetNames[at];
  return name === undefined ? undefined : book.Sheets[name];
}

/** The lines of a sheet, a thousand at a time. */
export function* oldLines(book: WorkBook, at: number): Generator<BookLine[]> {
  const sheet = oldSheet(book, at);
  const rows: readonly (readonly (OldCell | undefined)[] | undefined)[] = sheet?.["!data"] ?? [];
  const is1904 = book.Workbook?.WBProps?.date1904 ?? false;
  for (let from = 0; from < rows.length; from += 1_000)
    // blank lines are holes, which map would pass over
    yield Array.from(rows.slice(from, from + 1_000), (row, index) => ({
      line: from + index + 1,
      cells: Array.from(row ?? [], (cell) => cellText(cell, is1904)),
      isHidden: sheet?.["!rows"]?.[from + index]?.hidden ?? false,
    }));
}
