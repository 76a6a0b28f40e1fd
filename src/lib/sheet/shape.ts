/** What a table is read from and how: shared by the process and the thread that reads, so nothing here needs more than Node. */

export const SHEET_KINDS = ["csv", "xlsx", "xls", "ods"] as const;
export type SheetKind = (typeof SHEET_KINDS)[number];

/** Encodings of a text that a person can choose among, by the names TextDecoder knows. */
export const ENCODINGS = [
  "utf-8",
  "utf-16le",
  "utf-16be",
  "windows-1252",
  "macintosh",
  "windows-1250",
  "shift_jis",
  "gb18030",
  "windows-874",
] as const;
export type Encoding = (typeof ENCODINGS)[number];

export const DELIMITERS = [",", ";", "\t", "|"] as const;
export type Delimiter = (typeof DELIMITERS)[number];

/** How a file is read. `sheet` is the place of the sheet in its workbook, `headerLine` 0 where no line names the columns. */
export type SheetChoice = {
  format: SheetKind;
  encoding?: Encoding;
  delimiter?: Delimiter;
  sheet?: number;
  headerLine: number;
};

/** A line as a person counts it in an editor or in Excel; cells that are blank to the right of the last one are left out. */
export type SheetLine = { line: number; cells: readonly string[] };

/** Of a text that is no UTF-8: a word with an accent by which a person sees whether the encoding is right. */
export type Doubt = { line: number; word: string };

export type SheetGuess = {
  choice: SheetChoice;
  /** Sheets of a workbook, in their order. */
  sheets: readonly { name: string; isHidden: boolean }[];
  /** Names of the columns; of as many as the widest line has. */
  header: readonly string[];
  /** The first lines after the header. */
  preview: readonly SheetLine[];
  /** Places of the columns in which any of these lines says something. */
  held: readonly number[];
  /** Lines after the header that say something. */
  rows: number;
  /** Of these, lines that the spreadsheet hides (by a filter, by hand): they are read like the others. */
  hiddenRows: number;
  mergedCells: number;
  doubt?: Doubt;
};

/** What is known before looking: what a person chose, and lines that look like a header to whoever knows the columns. */
export type SheetHint = {
  choice?: Partial<SheetChoice>;
  /** How many of these cells are known names of columns. */
  knownNames?: (cells: readonly string[]) => number;
};

/** What a first look finds: the first lines of each table that the file may be, and how it would be read. */
export type Look = {
  format: SheetKind;
  encoding?: Encoding;
  sheets: readonly { name: string; isHidden: boolean }[];
  tables: readonly { delimiter?: Delimiter; sheet?: number; lines: readonly SheetLine[] }[];
};

/** What reading to the end finds. */
export type Count = Pick<
  SheetGuess,
  "header" | "preview" | "held" | "rows" | "hiddenRows" | "mergedCells" | "doubt"
>;

/** What a thread is started for. */
export type ReadingTask =
  | { task: "look"; choice: Partial<SheetChoice> }
  | { task: "count" | "read"; choice: SheetChoice };

export const SHEET_FAULT_CODES = [
  "sheet-empty",
  "sheet-not-a-table",
  "sheet-is-pdf",
  "sheet-is-picture",
  "sheet-is-document",
  "sheet-is-archive",
  "sheet-is-numbers",
  "sheet-is-page",
  "sheet-encrypted",
  "sheet-corrupt",
  "sheet-bomb",
  "sheet-too-large",
  "sheet-old-too-large",
  "sheet-too-many-rows",
  "sheet-too-many-columns",
  "sheet-quote-open",
  "sheet-took-too-long",
  "sheet-took-too-much",
] as const;
export type SheetFaultCode = (typeof SHEET_FAULT_CODES)[number];

/** Why a file cannot be read, for a sentence to a person; `line` where it can be told. */
export class SheetFault extends Error {
  code: SheetFaultCode;
  line: number | undefined;
  constructor(code: SheetFaultCode, line?: number) {
    super(code);
    this.name = "SheetFault";
    this.code = code;
    this.line = line;
  }
}

export const LIMITS = {
  bytes: 50 * 1_048_576,
  /** Workbooks that cannot be streamed are read whole. */
  oldBytes: 5 * 1_048_576,
  rows: 150_000,
  columns: 500,
  /** Excel keeps 32,767 characters in a cell; what is longer is cut behind them and too long for every column. */
  cell: 32_768,
  unzipped: 500 * 1_048_576,
  /** What the shared texts of a workbook may take, outside of the heap that a thread's own limit is of. */
  strings: 192 * 1_048_576,
  /**
   * How many times its size a zip may grow. The rows of a workbook alone may do so more often, up to a size: regular lines of
   * a large roster pack to a fortieth, as our own exports do.
   */
  growth: { large: 20, largeBytes: 300 * 1_048_576, rows: 100 },
  preview: 20,
  /** Characters of a cell in a preview. */
  shown: 200,
  /** Lines of each table that a first look takes, to tell delimiter, sheet and header by. */
  look: 40,
  /** Sheets that a first look opens. */
  sheets: 20,
  /**
   * Lines, and characters in them, that are read, judged and stored together. More of them outlive the young part of the heap,
   * and the process grows by it.
   */
  batch: { lines: 400, characters: 1_048_576 },
} as const;
