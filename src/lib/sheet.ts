import { zipWriter } from "./sheet/zip";

export type SheetFormat = "csv" | "xlsx";

/** Writes a table piece by piece: nothing of what was written stays in memory. */
export type SheetWriter = {
  /** Bytes of some rows, once the head's have been asked for by the first call. */
  rows: (rows: readonly (readonly string[])[]) => Promise<Uint8Array>;
  /** What comes last. */
  end: () => Promise<Uint8Array>;
};

/** What a spreadsheet would take for a formula begins with one of these. */
const FORMULA = /^[=+\-@\t\r]/;

function csvCell(value: string): string {
  const plain = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}

const csvLines = (rows: readonly (readonly string[])[]): string =>
  rows.map((row) => `${row.map(csvCell).join(",")}\r\n`).join("");

/** UTF-8 with its mark, so that Excel reads it as such. */
function csvWriter(head: readonly string[]): SheetWriter {
  let opening = `\ufeff${csvLines([head])}`;
  return {
    rows: async (rows) => {
      const text = opening + csvLines(rows);
      opening = "";
      return Buffer.from(text);
    },
    end: async () => Buffer.from(opening),
  };
}

/** Excel holds 1,048,576 rows a sheet; the head stands on each. */
const MOST_ROWS = 1_000_000;

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const OPEN = "http://schemas.openxmlformats.org";
const MAIN = `${OPEN}/spreadsheetml/2006/main`;
const RELATED = `${OPEN}/officeDocument/2006/relationships`;

/** XML knows neither most control characters nor half of a pair. */
const escaped = (value: string): string =>
  value
    .toWellFormed()
    .replace(/[^\P{Cc}\t\n\r]|[\ufffe\uffff]/gu, "")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;");

/** Every cell is a string, so that none is ever a formula. */
const sheetRow = (cells: readonly string[]): string => {
  const inner = cells.map((cell) =>
    cell === ""
      ? "<c/>"
      : `<c t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`,
  );
  return `<row>${inner.join("")}</row>`;
};

const numbered = (count: number, text: (n: number) => string): string =>
  Array.from({ length: count }, (_, index) => text(index + 1)).join("");

const PARTS = {
  types: (sheets: number) =>
    `${XML}<Types xmlns="${OPEN}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>${numbered(sheets, (n) => `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`)}</Types>`,
  root: () =>
    `${XML}<Relationships xmlns="${OPEN}/package/2006/relationships"><Relationship Id="rId1" Type="${RELATED}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  book: (sheets: number) =>
    `${XML}<workbook xmlns="${MAIN}" xmlns:r="${RELATED}"><sheets>${numbered(sheets, (n) => `<sheet name="People${n === 1 ? "" : ` ${n}`}" sheetId="${n}" r:id="rId${n}"/>`)}</sheets></workbook>`,
  links: (sheets: number) =>
    `${XML}<Relationships xmlns="${OPEN}/package/2006/relationships">${numbered(sheets, (n) => `<Relationship Id="rId${n}" Type="${RELATED}/worksheet" Target="worksheets/sheet${n}.xml"/>`)}</Relationships>`,
} as const;

const FILES = [
  ["[Content_Types].xml", PARTS.types],
  ["_rels/.rels", PARTS.root],
  ["xl/workbook.xml", PARTS.book],
  ["xl/_rels/workbook.xml.rels", PARTS.links],
] as const;

/** The workbook of sheets with at most a million rows each; which there are is said at the end. */
function xlsxWriter(head: readonly string[]): SheetWriter {
  const zip = zipWriter();
  let [sheets, left] = [0, 0];
  const close = async (): Promise<Buffer[]> =>
    sheets === 0 ? [] : [await zip.write("</sheetData></worksheet>"), await zip.close()];
  const nextSheet = async (): Promise<Buffer[]> => {
    const closed = await close();
    sheets += 1;
    left = MOST_ROWS;
    const opened = zip.begin(`xl/worksheets/sheet${sheets}.xml`);
    return [
      ...closed,
      opened,
      await zip.write(`${XML}<worksheet xmlns="${MAIN}"><sheetData>${sheetRow(head)}`),
    ];
  };
  const write = async (rows: readonly (readonly string[])[]): Promise<Buffer> => {
    const pieces: Buffer[] = left === 0 ? await nextSheet() : [];
    const now = rows.slice(0, left);
    left -= now.length;
    pieces.push(await zip.write(now.map(sheetRow).join("")));
    if (now.length < rows.length) pieces.push(await write(rows.slice(now.length)));
    return Buffer.concat(pieces);
  };
  return {
    rows: write,
    end: async () => {
      const pieces = sheets === 0 ? await nextSheet() : [];
      pieces.push(...(await close()));
      for (const [name, text] of FILES)
        pieces.push(zip.begin(name), await zip.write(text(sheets)), await zip.close());
      return Buffer.concat([...pieces, zip.end()]);
    },
  };
}

/** A writer of this format; the head is its first row. */
export const sheetWriter = (format: SheetFormat, head: readonly string[]): SheetWriter =>
  format === "csv" ? csvWriter(head) : xlsxWriter(head);
