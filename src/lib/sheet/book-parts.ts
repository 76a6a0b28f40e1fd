const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const OPEN = "http://schemas.openxmlformats.org";
const MAIN = `${OPEN}/spreadsheetml/2006/main`;
const RELATED = `${OPEN}/officeDocument/2006/relationships`;
const KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/** A column: its width in characters and, where it is closed, what it takes. */
export type BookColumn = { width: number; choices?: readonly string[] | undefined };
/** What a spreadsheet says to whoever types something else into a closed column, and down to which row. */
export type BookLists = { title: string; text: string; rows: number };

/** XML knows neither most control characters nor half of a pair. */
const escaped = (value: string): string =>
  value
    .toWellFormed()
    .replace(/[^\P{Cc}\t\n\r]|[\ufffe\uffff]/gu, "")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");

/** A cell is a string and never a formula; what looks like the text of a formula, or as if it had been neutralised, is marked for whoever reads it back. */
const LOOKS_LIKE_ONE =
  /^(?='*=)|(?<=^|[;,\t\r\n])([^\S\t\r\n]*)(?='+[=+\-@\uff1d\uff0b\uff0d\uff20\t\r])/g;
const cellText = (cell: string): string =>
  escaped(cell.replace(LOOKS_LIKE_ONE, (_, blanks = "") => `${blanks}'`))
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_")
    .replaceAll("\r", "_x000D_");

/** Every cell has the format of text: no digit is lost to whoever changes one. */
const STYLE = { text: 1, lines: 2, head: 3 } as const;

/** A row of strings; those of a guide may have several lines. */
export const bookRow = (cells: readonly string[], style: keyof typeof STYLE = "text"): string => {
  const s = STYLE[style];
  const inner = cells.map((cell) =>
    cell === ""
      ? `<c s="${s}"/>`
      : `<c s="${s}" t="inlineStr"><is><t xml:space="preserve">${cellText(cell)}</t></is></c>`,
  );
  return `<row>${inner.join("")}</row>`;
};

/** 0 is A, 25 is Z, 26 is AA. */
const letters = (index: number): string =>
  (index >= 26 ? letters(Math.floor(index / 26) - 1) : "") + String.fromCharCode(65 + (index % 26));

/** The sheet up to its rows: the head stays, and what is typed below it is text. */
export function openSheet(columns: readonly BookColumn[]): string {
  const cols = columns.map(
    ({ width }, index) =>
      `<col min="${index + 1}" max="${index + 1}" width="${width}" style="${STYLE.text}" customWidth="1"/>`,
  );
  const pane = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>';
  const views = `<sheetViews><sheetView workbookViewId="0">${pane}</sheetView></sheetViews>`;
  return `${XML}<worksheet xmlns="${MAIN}">${views}<cols>${cols.join("")}</cols><sheetData>`;
}

/** The sheet behind its rows, with the lists of its closed columns. */
export function closeSheet(columns: readonly BookColumn[] = [], lists?: BookLists): string {
  const validations = columns.flatMap(({ choices }, index) => {
    if (!choices || !lists) return [];
    const range = `${letters(index)}2:${letters(index)}${lists.rows + 1}`;
    const said = `errorTitle="${escaped(lists.title)}" error="${escaped(lists.text)}"`;
    return `<dataValidation type="list" allowBlank="1" showErrorMessage="1" ${said} sqref="${range}"><formula1>"${escaped(choices.join(","))}"</formula1></dataValidation>`;
  });
  const all = `<dataValidations count="${validations.length}">${validations.join("")}</dataValidations>`;
  return `</sheetData>${validations.length > 0 ? all : ""}</worksheet>`;
}

const part = (name: string, kind: string): string =>
  `<Override PartName="/xl/${name}.xml" ContentType="${KIND}.${kind}+xml"/>`;
const link = (id: number, kind: string, target: string): string =>
  `<Relationship Id="rId${id}" Type="${RELATED}/${kind}" Target="${target}"/>`;
const links = (inner: string): string =>
  `${XML}<Relationships xmlns="${OPEN}/package/2006/relationships">${inner}</Relationships>`;

/** 49 is the format of text in every spreadsheet. */
const styled = (font: number, alignment: string): string =>
  `<xf numFmtId="49" fontId="${font}" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"${font ? ' applyFont="1"' : ""} applyAlignment="1">${alignment}</xf>`;
const TOP = '<alignment vertical="top"/>';
const WRAPPED = '<alignment vertical="top" wrapText="1"/>';
const FONT = '<sz val="11"/><name val="Calibri"/>';
const STYLES = `${XML}<styleSheet xmlns="${MAIN}"><fonts count="2"><font>${FONT}</font><font><b/>${FONT}</font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>${styled(0, TOP)}${styled(0, WRAPPED)}${styled(1, TOP)}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;

/** What stands around the sheets of a workbook, by the name of its file; the sheets are named in their order. */
export function bookParts(names: readonly string[]): [name: string, text: string][] {
  const sheets = names.map((name, index) => ({ name, n: index + 1 }));
  const types = sheets.map(({ n }) => part(`worksheets/sheet${n}`, "worksheet")).join("");
  const tags = sheets.map(
    ({ name, n }) => `<sheet name="${escaped(name)}" sheetId="${n}" r:id="rId${n}"/>`,
  );
  const toSheets = sheets.map(({ n }) => link(n, "worksheet", `worksheets/sheet${n}.xml`)).join("");
  return [
    [
      "[Content_Types].xml",
      `${XML}<Types xmlns="${OPEN}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${part("workbook", "sheet.main")}${part("styles", "styles")}${types}</Types>`,
    ],
    ["_rels/.rels", links(link(1, "officeDocument", "xl/workbook.xml"))],
    [
      "xl/workbook.xml",
      `${XML}<workbook xmlns="${MAIN}" xmlns:r="${RELATED}"><sheets>${tags.join("")}</sheets></workbook>`,
    ],
    [
      "xl/_rels/workbook.xml.rels",
      links(toSheets + link(names.length + 1, "styles", "styles.xml")),
    ],
    ["xl/styles.xml", STYLES],
  ];
}
