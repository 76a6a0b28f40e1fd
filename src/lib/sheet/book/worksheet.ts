import { SheetFault } from "../shape.ts";
import { numberText } from "./number-format.ts";
import type { Attributes, XmlHandler } from "./scan-xml.ts";
import { attributeOf } from "./scan-xml.ts";
import { longer, unescaped } from "./string-table.ts";
import type { Workbook } from "./workbook.ts";

/** A line and whether the spreadsheet hides it. */
export type BookLine = { line: number; cells: string[]; isHidden: boolean };

/** What is taken of a worksheet so far. */
export type Worksheet = { handler: XmlHandler; taken: () => BookLine[]; merged: () => number };

const LAST_COLUMN = 16_383;

/** The column of "AB12", counted from 0; -1 for a cell that does not say where it is. */
function columnOf(ref: string): number {
  let column = 0;
  for (let at = 0; at < ref.length; at += 1) {
    const letter = (ref.charCodeAt(at) | 0x20) - 0x60;
    if (letter < 1 || letter > 26) break;
    column = column * 26 + letter;
  }
  if (column - 1 > LAST_COLUMN) throw new SheetFault("sheet-corrupt");
  return column - 1;
}

const BOOLEANS = new Map([
  ["1", "TRUE"],
  ["0", "FALSE"],
]);

/** A date that is written as a text, without seconds. */
const isoText = (text: string): string =>
  /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d.*)?$/.test(text)
    ? `${text.slice(0, 10)}T${text.slice(11, 16) || "00:00"}`
    : text;

type Cell = { column: number; type: string; style: number; value: string; formula: string };

function textOf(cell: Cell, { strings, formats, is1904 }: Workbook): string {
  const { type, value, formula, style } = cell;
  // a formula that nobody ever calculated says nothing: better seen than taken for a blank
  if (value === "" && formula !== "") return `=${formula}`;
  if (value === "") return "";
  switch (type) {
    case "s":
      return strings.get(Number(value));
    case "str":
    case "inlineStr":
      return unescaped(value);
    case "b":
      return BOOLEANS.get(value.trim()) ?? value;
    case "d":
      return isoText(value);
    case "e":
      return value;
    default:
      return numberText(value, formats[style], is1904);
  }
}

type Taking = {
  book: Workbook;
  lines: BookLine[];
  row: BookLine;
  cell: Cell;
  part: "value" | "formula" | "";
  isAloud: boolean;
  merged: number;
};

function openRow(taking: Taking, attributes: Attributes): void {
  const line = Number(attributeOf(attributes, "r") ?? taking.row.line + 1);
  if (!Number.isSafeInteger(line) || line < 1) throw new SheetFault("sheet-corrupt");
  const hidden = attributeOf(attributes, "hidden");
  taking.row = { line, cells: [], isHidden: hidden === "1" || hidden === "true" };
  taking.cell.column = -1;
}

function openCell(taking: Taking, attributes: Attributes): void {
  const ref = attributeOf(attributes, "r");
  taking.cell = {
    column: ref === undefined ? taking.cell.column + 1 : columnOf(ref),
    type: attributeOf(attributes, "t") ?? "n",
    style: Number(attributeOf(attributes, "s") ?? "-1"),
    ...{ value: "", formula: "" },
  };
}

function closeCell({ book, row, cell }: Taking): void {
  const text = textOf(cell, book);
  if (text === "" || cell.column < 0) return;
  while (row.cells.length < cell.column) row.cells.push("");
  row.cells[cell.column] = text;
}

const PARTS = new Map<string, Taking["part"]>([
  ["v", "value"],
  ["t", "value"],
  ["f", "formula"],
]);

function open(taking: Taking, name: string, attributes: Attributes): void {
  if (name === "c") openCell(taking, attributes);
  else if (name === "row") openRow(taking, attributes);
  else if (name === "rPh") taking.isAloud = true;
  else if (name === "mergeCell") taking.merged += 1;
  else taking.part = taking.isAloud ? "" : (PARTS.get(name) ?? "");
}

function close(taking: Taking, name: string): void {
  taking.part = "";
  if (name === "c") closeCell(taking);
  else if (name === "row") taking.lines.push(taking.row);
  else if (name === "rPh") taking.isAloud = false;
}

/** Takes the lines of a worksheet from its XML. */
export function worksheet(book: Workbook): Worksheet {
  const taking: Taking = {
    ...{ book, lines: [], part: "", isAloud: false, merged: 0 },
    row: { line: 0, cells: [], isHidden: false },
    cell: { column: -1, type: "", style: -1, value: "", formula: "" },
  };
  return {
    handler: {
      open: (name, attributes) => open(taking, name, attributes),
      close: (name) => close(taking, name),
      text: (text) => {
        const { part, cell } = taking;
        if (part === "value") cell.value = longer(cell.value, text);
        else if (part === "formula") cell.formula = longer(cell.formula, text);
      },
    },
    taken: () => taking.lines.splice(0),
    merged: () => taking.merged,
  };
}
