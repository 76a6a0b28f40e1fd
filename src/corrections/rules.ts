import { headerKey } from "@/rosters/input";

/**
 * What an export of rows with errors adds in each language of the console: the column by which a corrected row finds its
 * place, and the one that says what is wrong. All of them are known again, whoever sends the file back.
 */
export const NOTE_COLUMNS = {
  en: { line: "LINE", reason: "REASON" },
  fr: { line: "LIGNE", reason: "MOTIF" },
} as const;

/** What an export of all rows adds: the line, and what became of it. */
export const RESULT_COLUMNS = {
  en: { line: "LINE", reason: "RESULT" },
  fr: { line: "LIGNE", reason: "RÉSULTAT" },
} as const;

/** Where a file of corrections has what the file that it corrects has. */
export type Alignment = {
  /** The column that says which line a row corrects. */
  line: number;
  /** By the place of a column in the first file, its place in this one; undefined: not there, and left as it is. */
  places: readonly (number | undefined)[];
  /** Columns that the first file does not have. */
  ignored: readonly string[];
};

const LINES = Object.values(NOTE_COLUMNS).map(({ line }) => headerKey(line));
const REASONS = Object.values(NOTE_COLUMNS).map(({ reason }) => headerKey(reason));

/** Columns that are called alike are told apart by which of them comes first. */
function inOrder(header: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return header.map((name) => {
    const key = headerKey(name);
    const nth = (seen.get(key) ?? 0) + 1;
    seen.set(key, nth);
    return `${nth} ${key}`;
  });
}

/** Which columns of a file of corrections are which of the file that it corrects; undefined: none says the line. */
export function alignColumns(
  first: readonly string[],
  header: readonly string[],
): Alignment | undefined {
  const keys = header.map(headerKey);
  // the first file may have columns of these names itself: ours stand behind them
  const line = keys.findLastIndex((key) => LINES.includes(key));
  if (line < 0) return undefined;
  const reason = keys.findLastIndex((key) => REASONS.includes(key));
  const own = inOrder(header).map((name, at) => (at === line || at === reason ? undefined : name));
  const wanted = inOrder(first);
  const ignored = own.flatMap((name, at) =>
    name === undefined || wanted.includes(name) ? [] : [(header[at] ?? "").trim()],
  );
  return {
    line,
    places: wanted.map((name) => {
      const at = own.indexOf(name);
      return at < 0 ? undefined : at;
    }),
    ignored: ignored.filter(Boolean),
  };
}

/** How many of these cells are names of columns that a file of corrections has: the more, the likelier its header. */
export const namesOfCorrections = (first: readonly string[], cells: readonly string[]): number => {
  const known = new Set([...first.map(headerKey), ...LINES, ...REASONS]);
  return cells.filter((cell) => headerKey(cell) !== "" && known.has(headerKey(cell))).length;
};

/** A line as somebody's spreadsheet may write it: "48", "48.0", "1 048". */
export function readLine(cell: string): number | undefined {
  const text = cell.replace(/[\s\u00a0\u202f]/g, "").replace(/[.,]0+$/, "");
  return /^[1-9]\d{0,6}$/.test(text) ? Number(text) : undefined;
}

/** Lines of the file of corrections that found no place are named up to so many. */
const MOST_NAMED = 100;

/** What became of a file of corrections (imports.options). */
export type Merge = {
  /** Rows with errors or conflicts in the plan, before and after. */
  before: number;
  after?: number;
  ignored: readonly string[];
  /** Lines of the corrected file that say no line, and lines that they name and that the import has not. */
  unlined: readonly number[];
  unknown: readonly number[];
  /** Lines that they name and that are about people who were erased since; in older ones nobody looked. */
  emptied?: readonly number[];
};

/** Lines that found no place, beside those that are known already. */
export const named = (known: readonly number[], lines: readonly number[]): number[] =>
  [...known, ...lines].slice(0, MOST_NAMED);

/** What a plan does only where its maker ticks it. */
export const TICKS = ["revive", "own"] as const;
export type Tick = (typeof TICKS)[number];
