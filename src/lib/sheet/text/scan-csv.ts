import type { Delimiter, SheetLine } from "../shape.ts";
import { LIMITS, SheetFault } from "../shape.ts";

/** A quotation mark that nobody closes would take the rest of the file into one cell. */
const LONGEST_QUOTED = 4 * 1_048_576;
/** As wide as a sheet of Excel; a line that goes on and on would take all memory before anybody could count its columns. */
const MOST_CELLS = 16_384;

export type CsvScanner = {
  /** The lines that end in this piece of text; blank ones only count. */
  feed: (text: string) => SheetLine[];
  /** The last line, where no line break ends it. */
  end: () => SheetLine[];
  /** The lines that ended before a fault, which are nobody's yet. */
  left: () => SheetLine[];
};

type Scan = {
  delimiter: Delimiter;
  lines: SheetLine[];
  cells: string[];
  /** Of the cell that is being read, what stood in the pieces before, no more than any column takes. */
  cell: string;
  /** Characters since the quotation mark. */
  quoted: number;
  /** `shut` is behind a quotation mark that closes or is the first of two. */
  state: "start" | "plain" | "quoted" | "shut";
  line: number;
  begun: number;
  quotedAt: number;
  afterReturn: boolean;
};

function take(scan: Scan, text: string): void {
  const room = LIMITS.cell - scan.cell.length;
  if (room > 0) scan.cell += text.length > room ? text.slice(0, room) : text;
}

function endCell(scan: Scan): void {
  if (scan.cells.length >= MOST_CELLS) throw new SheetFault("sheet-too-many-columns", scan.begun);
  scan.cells.push(scan.cell);
  scan.cell = "";
  scan.state = "start";
}

function endLine(scan: Scan): void {
  if (scan.cells.length > 0 || scan.state !== "start") {
    endCell(scan);
    scan.lines.push({ line: scan.begun, cells: scan.cells });
    scan.cells = [];
  }
  scan.line += 1;
  scan.begun = scan.line;
}

const QUOTE = 0x22;
const LF = 0x0a;
const CR = 0x0d;

/** Breaks of lines inside quotation marks count as an editor counts them. */
function countBreaks(scan: Scan, text: string): void {
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) scan.line += 1;
}

/** Takes what stands up to the closing quotation mark; where the piece ends. */
function takeQuoted(scan: Scan, text: string, from: number): number {
  const close = text.indexOf('"', from);
  const inner = text.slice(from, close === -1 ? text.length : close);
  countBreaks(scan, inner);
  take(scan, inner);
  scan.quoted += inner.length;
  if (scan.quoted > LONGEST_QUOTED) throw new SheetFault("sheet-quote-open", scan.quotedAt);
  if (close === -1) return text.length;
  scan.state = "shut";
  return close + 1;
}

/** Takes text outside of quotation marks up to the next delimiter or the end of the line. */
function takePlain(scan: Scan, text: string, from: number): number {
  const mark = scan.delimiter.charCodeAt(0);
  let at = from;
  for (; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === mark || code === LF) break;
  }
  if (at > from) {
    take(scan, text.slice(from, at));
    scan.state = "plain";
  }
  if (at === text.length) return at;
  if (text.charCodeAt(at) === LF) endLine(scan);
  else endCell(scan);
  return at + 1;
}

function step(scan: Scan, text: string, at: number): number {
  if (scan.state === "quoted") return takeQuoted(scan, text, at);
  const isQuote = text.charCodeAt(at) === QUOTE;
  if (isQuote && scan.state === "shut") {
    take(scan, '"');
    scan.state = "quoted";
    return at + 1;
  }
  if (isQuote && scan.state === "start") {
    scan.state = "quoted";
    scan.quoted = 0;
    scan.quotedAt = scan.line;
    return at + 1;
  }
  return takePlain(scan, text, at);
}

/** CR LF and CR alone become LF, also where a piece ends between the two. */
function plainBreaks(scan: Scan, text: string): string {
  const rest = scan.afterReturn && text.charCodeAt(0) === LF ? text.slice(1) : text;
  if (text !== "") scan.afterReturn = text.charCodeAt(text.length - 1) === CR;
  return rest.includes("\r") ? rest.replace(/\r\n?/g, "\n") : rest;
}

/**
 * Reads a table of text piece by piece, whatever mixture of line breaks it has. A quotation mark counts where a cell begins
 * with it; after the closing one, what follows up to the delimiter belongs to the cell.
 */
export function scanCsv(delimiter: Delimiter): CsvScanner {
  const scan: Scan = {
    ...{ delimiter, lines: [], cells: [], cell: "", state: "start" },
    ...{ line: 1, begun: 1, quoted: 0, quotedAt: 0, afterReturn: false },
  };
  const taken = (): SheetLine[] => {
    const { lines } = scan;
    scan.lines = [];
    return lines;
  };
  return {
    feed: (text) => {
      const plain = plainBreaks(scan, text);
      for (let at = 0; at < plain.length; ) at = step(scan, plain, at);
      return taken();
    },
    end: () => {
      if (scan.state === "quoted") throw new SheetFault("sheet-quote-open", scan.quotedAt);
      if (scan.cells.length > 0 || scan.state !== "start") endLine(scan);
      return taken();
    },
    left: taken,
  };
}
