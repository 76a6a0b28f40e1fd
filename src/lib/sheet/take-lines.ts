import type { Count, SheetChoice, SheetLine } from "./shape.ts";
import { LIMITS, SheetFault } from "./shape.ts";
import { doubtfulWord } from "./text/encoding.ts";

export type ReadLine = SheetLine & { isHidden?: boolean };
export type Pieces = AsyncIterable<readonly ReadLine[]> | Iterable<readonly ReadLine[]>;

const isBlank = (cell: string): boolean => cell.trim() === "";

/** As any database can keep it: no zero characters, no half of a pair. */
const keepable = (cell: string): string =>
  (cell.includes("\0") ? cell.replaceAll("\0", "") : cell).toWellFormed();

/** Without what is blank to its right. */
function narrowed({ line, cells, ...more }: ReadLine): ReadLine {
  let width = cells.length;
  while (width > 0 && isBlank(cells[width - 1] ?? "")) width -= 1;
  if (width > LIMITS.columns) throw new SheetFault("sheet-too-many-columns", line);
  return { line, cells: cells.slice(0, width).map(keepable), ...more };
}

const inShort = (cells: readonly string[]): string[] =>
  cells.map((cell) => cell.slice(0, LIMITS.shown).toWellFormed());

/** The lines behind the header that say something, in pieces. */
export async function* takeLines(
  pieces: Pieces,
  { headerLine }: Pick<SheetChoice, "headerLine">,
): AsyncGenerator<ReadLine[]> {
  let rows = 0;
  for await (const piece of pieces) {
    const lines = piece
      .filter(({ line }) => line > headerLine)
      .map(narrowed)
      .filter(({ cells }) => cells.length > 0);
    rows += lines.length;
    if (rows > LIMITS.rows) throw new SheetFault("sheet-too-many-rows", lines.at(-1)?.line);
    yield lines;
  }
}

/** Keeps the header of lines that pass by. */
async function* keeping(pieces: Pieces, headerLine: number, keep: (line: ReadLine) => void) {
  let isFound = headerLine === 0;
  for await (const piece of pieces) {
    const header = isFound ? undefined : piece.find(({ line }) => line === headerLine);
    if (header) keep(narrowed(header));
    isFound ||= header !== undefined;
    yield piece;
  }
}

type Counted = Omit<Count, "mergedCells">;

/** Which columns say something in any of the lines that pass by. */
function columnsHeld() {
  const isHeld: boolean[] = [];
  return {
    see: (cells: readonly string[]): void => {
      for (const [at, cell] of cells.entries())
        if (!isHeld[at] && !isBlank(cell)) isHeld[at] = true;
    },
    places: (): number[] => Object.keys(isHeld).map(Number),
  };
}

/** Reads to the end: what stands there is known, and that all of it can be read. */
export async function countLines(pieces: Pieces, choice: SheetChoice): Promise<Counted> {
  let header: readonly string[] = [];
  const preview: SheetLine[] = [];
  let [rows, hiddenRows, widest] = [0, 0, 0];
  let doubt: Counted["doubt"];
  const held = columnsHeld();
  const lookFor = ({ line, cells }: ReadLine): void => {
    const word = cells.map(doubtfulWord).find((one) => one !== undefined);
    if (word !== undefined) doubt = { line, word };
  };
  const kept = keeping(pieces, choice.headerLine, (line) => {
    header = inShort(line.cells);
  });
  for await (const lines of takeLines(kept, choice)) {
    rows += lines.length;
    for (const one of lines) {
      if (one.isHidden) hiddenRows += 1;
      widest = Math.max(widest, one.cells.length);
      held.see(one.cells);
      if (preview.length < LIMITS.preview)
        preview.push({ line: one.line, cells: inShort(one.cells) });
      if (!doubt && choice.format === "csv") lookFor(one);
    }
  }
  if (rows === 0) throw new SheetFault("sheet-empty");
  const unnamed = Array.from({ length: Math.max(0, widest - header.length) }, () => "");
  return {
    header: [...header, ...unnamed],
    preview,
    held: held.places(),
    rows,
    hiddenRows,
    ...(doubt ? { doubt } : {}),
  };
}
