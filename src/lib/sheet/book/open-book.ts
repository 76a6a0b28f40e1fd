import type { Look, SheetKind } from "../shape.ts";
import { LIMITS, SheetFault } from "../shape.ts";
import { sniff } from "../sniff.ts";
import { oldLines, oldSheet, oldSheets, readOldBook } from "./old-book.ts";
import { scanXml } from "./scan-xml.ts";
import type { Zip } from "./unzip.ts";
import { unzip, xmlText } from "./unzip.ts";
import type { Workbook } from "./workbook.ts";
import { readWorkbook } from "./workbook.ts";
import type { BookLine } from "./worksheet.ts";
import { worksheet } from "./worksheet.ts";

export type Book = {
  format: SheetKind;
  sheets: Look["sheets"];
  /** The lines of a sheet in pieces as they come. */
  lines: (sheet: number) => AsyncIterable<BookLine[]> | Iterable<BookLine[]>;
  /** Known once a sheet was read to its end. */
  merged: () => number;
};

const OPEN_DOCUMENT = "application/vnd.oasis.opendocument.spreadsheet";

async function wordsOf(zip: Zip, name: string): Promise<string> {
  let words = "";
  for await (const piece of await zip.open(name)) {
    words += piece.toString("latin1");
    if (words.length > 200) break;
  }
  return words.trim();
}

/** Which workbook the zip is; any other is no table. */
async function kindOf(zip: Zip): Promise<"xlsx" | "xlsb" | "ods"> {
  if (zip.has("xl/workbook.bin")) return "xlsb";
  if (zip.has("[Content_Types].xml") && zip.has("_rels/.rels")) return "xlsx";
  const type = zip.has("mimetype") ? await wordsOf(zip, "mimetype") : "";
  if (type.startsWith(OPEN_DOCUMENT)) return "ods";
  if (zip.has("Index/Document.iwa") || zip.has("Index.zip"))
    throw new SheetFault("sheet-is-numbers");
  throw new SheetFault(type.includes("opendocument") ? "sheet-is-document" : "sheet-is-archive");
}

function streamed(zip: Zip, book: Workbook): Book {
  let merged = 0;
  async function* lines(at: number): AsyncGenerator<BookLine[]> {
    const sheet = book.sheets[at];
    if (!sheet) throw new SheetFault("sheet-empty");
    const taking = worksheet(book);
    const scanner = scanXml(taking.handler);
    for await (const text of xmlText(zip, sheet.path)) {
      scanner.feed(text);
      yield taking.taken();
    }
    scanner.end();
    merged = taking.merged();
  }
  const sheets = book.sheets.map(({ name, isHidden }) => ({ name, isHidden }));
  return { format: "xlsx", sheets, lines, merged: () => merged };
}

async function whole(format: SheetKind, pieces: readonly Uint8Array[]): Promise<Book> {
  const book = await readOldBook(pieces);
  let merged = 0;
  const lines = (at: number): Iterable<BookLine[]> => {
    merged = oldSheet(book, at)?.["!merges"]?.length ?? 0;
    return oldLines(book, at);
  };
  return { format, sheets: oldSheets(book), lines, merged: () => merged };
}

const ENCRYPTED = Buffer.from("EncryptedPackage", "utf16le");
const DOCUMENTS = ["WordDocument", "PowerPoint Document"].map((name) =>
  Buffer.from(name, "utf16le"),
);

/** An OLE container: an encrypted workbook says so in its directory, so does a text document. */
function openOle(pieces: readonly Uint8Array[]): Promise<Book> {
  const bytes = pieces.map((piece) => Buffer.from(piece.buffer, piece.byteOffset, piece.length));
  const holds = (name: Buffer): boolean => bytes.some((piece) => piece.includes(name));
  if (holds(ENCRYPTED)) throw new SheetFault("sheet-encrypted");
  if (DOCUMENTS.some(holds)) throw new SheetFault("sheet-is-document");
  return whole("xls", pieces);
}

/** A workbook whose packed bytes are here. What goes wrong inside of it that is no fault of its own kind is a corrupt file. */
export async function openBook(pieces: readonly Uint8Array[]): Promise<Book> {
  if (sniff(pieces[0] ?? new Uint8Array()) === "ole") return openOle(pieces);
  const zip = await unzip(pieces);
  const format = await kindOf(zip);
  if (format !== "xlsx") return whole(format === "ods" ? "ods" : "xls", pieces);
  const book = await readWorkbook(zip);
  if (!book) throw new SheetFault("sheet-not-a-table");
  return streamed(zip, book);
}

/** The chosen sheet, or those that are shown; hidden ones where none is. */
function places({ sheets }: Book, chosen?: number): number[] {
  if (chosen !== undefined) return [chosen];
  const shown = sheets.flatMap(({ isHidden }, at) => (isHidden ? [] : [at]));
  return (shown.length > 0 ? shown : sheets.map((_, at) => at)).slice(0, LIMITS.sheets);
}

/** The first lines of each sheet that may be meant. */
export async function lookAtBook(book: Book, chosen?: number): Promise<Look> {
  const tables = [];
  for (const sheet of places(book, chosen)) {
    const lines: BookLine[] = [];
    for await (const some of book.lines(sheet)) {
      lines.push(...some.slice(0, LIMITS.look));
      if (lines.length >= LIMITS.look) break;
    }
    const first = lines.slice(0, LIMITS.look).map(({ line, cells }) => ({ line, cells }));
    tables.push({ sheet, lines: first });
  }
  return { format: book.format, sheets: book.sheets, tables };
}
