import { zipWriter } from "@/lib/sheet/zip";

/** A zip of these files. */
export async function zipOf(parts: Readonly<Record<string, string>>): Promise<Buffer> {
  const zip = zipWriter();
  const pieces: Buffer[] = [];
  for (const [name, text] of Object.entries(parts))
    pieces.push(zip.begin(name), await zip.write(text), await zip.close());
  return Buffer.concat([...pieces, zip.end()]);
}

const XML = '<?xml version="1.0" encoding="UTF-8"?>\n';
const SCHEMAS = "http://schemas.openxmlformats.org";
const RELATED = `${SCHEMAS}/officeDocument/2006/relationships`;
const MAIN = `xmlns="${SCHEMAS}/spreadsheetml/2006/main" xmlns:r="${RELATED}"`;

const links = (...each: readonly (readonly [type: string, target: string])[]): string =>
  `${XML}<Relationships xmlns="${SCHEMAS}/package/2006/relationships">${each
    .map(
      ([type, target], at) =>
        `<Relationship Id="rId${at + 1}" Type="${RELATED}/${type}" Target="${target}"/>`,
    )
    .join("")}</Relationships>`;

export type BookParts = {
  /** What stands in <sheetData>, by sheet. */
  sheets: readonly string[];
  /** Attributes of each sheet's entry: state="hidden". */
  marks?: readonly string[];
  /** Inside <sst>, <styleSheet>, and of <workbookPr>. */
  strings?: string;
  styles?: string;
  properties?: string;
  /** Behind <sheetData> of the first sheet. */
  behind?: string;
};

/** The files of a workbook by hand, in the order and with the order of attributes that LibreOffice writes. */
export function partsOf({
  sheets,
  marks = [],
  strings = "",
  styles = "",
  properties = "",
  behind = "",
}: BookParts): Record<string, string> {
  const entries = sheets.map(
    (_, at) =>
      `<sheet name="Sheet${at + 1}" sheetId="${at + 1}" ${marks[at] ?? ""} r:id="rId${at + 3}"/>`,
  );
  const worksheets = sheets.map((rows, at) => [
    `xl/worksheets/sheet${at + 1}.xml`,
    `${XML}<worksheet ${MAIN}><sheetPr filterMode="false"/><dimension ref="A1:C3"/><sheetData>${rows}</sheetData>${at === 0 ? behind : ""}<pageMargins left="0.7" right="0.7"/></worksheet>`,
  ]);
  return {
    "_rels/.rels": links(["officeDocument", "xl/workbook.xml"]),
    "xl/_rels/workbook.xml.rels": links(
      ["styles", "styles.xml"],
      ["sharedStrings", "sharedStrings.xml"],
      ...sheets.map((_, at) => ["worksheet", `worksheets/sheet${at + 1}.xml`] as const),
    ),
    "xl/workbook.xml": `${XML}<workbook ${MAIN}><fileVersion appName="Calc"/><workbookPr ${properties}/><sheets>${entries.join("")}</sheets></workbook>`,
    ...Object.fromEntries(worksheets),
    "xl/sharedStrings.xml": `${XML}<sst ${MAIN} count="3" uniqueCount="3">${strings}</sst>`,
    "xl/styles.xml": `${XML}<styleSheet ${MAIN}>${styles}</styleSheet>`,
    "[Content_Types].xml": `${XML}<Types xmlns="${SCHEMAS}/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
  };
}

export const bookOf = (parts: BookParts): Promise<Buffer> => zipOf(partsOf(parts));

const columnName = (at: number): string =>
  (at >= 26 ? columnName(Math.floor(at / 26) - 1) : "") + String.fromCharCode(65 + (at % 26));

/** A row of inline texts. */
export const textRow = (line: number, cells: readonly string[], attributes = ""): string =>
  `<row r="${line}" ${attributes}>${cells
    .map((cell, at) =>
      cell === ""
        ? ""
        : `<c r="${columnName(at)}${line}" t="inlineStr"><is><t xml:space="preserve">${cell.replaceAll("&", "&amp;").replaceAll("<", "&lt;")}</t></is></c>`,
    )
    .join("")}</row>`;
