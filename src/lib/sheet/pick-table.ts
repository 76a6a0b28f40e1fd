import type { Look, SheetChoice, SheetHint, SheetLine } from "./shape";

type Table = Look["tables"][number];

const filled = (cells: readonly string[]): number => cells.filter((cell) => cell.trim()).length;

/** How many columns most lines have, and how many of the lines agree. */
function shape(lines: readonly SheetLine[]): { width: number; agreeing: number } {
  const said = lines.filter(({ cells }) => filled(cells) > 0);
  const counts = new Map<number, number>();
  for (const { cells } of said) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
  const [width, count] = [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [0, 0];
  return { width, agreeing: said.length === 0 ? 0 : count / said.length };
}

/** Values, which no name of a column looks like: addresses, numbers, dates. */
const VALUE = /@|^[\d\s.,:/+()-]+$/;

const looksLikeNames = (cells: readonly string[]): boolean =>
  cells.every((cell) => !VALUE.test(cell.trim())) &&
  new Set(cells.map((cell) => cell.trim().toLowerCase()).filter(Boolean)).size === filled(cells);

/** Lines above the header hold a title or a remark: less than half of what the table is wide. */
function findHeader(lines: readonly SheetLine[], hint: SheetHint): { line: number; known: number } {
  const known = lines.map(({ line, cells }) => ({ line, known: hint.knownNames?.(cells) ?? 0 }));
  const best = known.reduce((a, b) => (b.known > a.known ? b : a), { line: 0, known: 0 });
  if (best.known > 0) return best;
  const widest = Math.max(0, ...lines.map(({ cells }) => filled(cells)));
  const first = lines.find(({ cells }) => filled(cells) * 2 > widest);
  return { line: first && looksLikeNames(first.cells) ? first.line : 0, known: 0 };
}

/** A table is the likelier the more names of columns it knows, and the more its lines agree about being wide. */
function likelihood({ lines }: Table, hint: SheetHint): number {
  const { width, agreeing } = shape(lines);
  const { known } = findHeader(lines, hint);
  return known * 1_000 + (width > 1 ? agreeing * 100 + Math.min(width, 50) : width);
}

const isChosen = ({ delimiter, sheet }: Table, choice: Partial<SheetChoice>): boolean =>
  (choice.delimiter === undefined || delimiter === undefined || choice.delimiter === delimiter) &&
  (choice.sheet === undefined || sheet === undefined || choice.sheet === sheet);

/** Which of the tables a file is read as: what a person chose of it stays, the rest is what looks most like a table. */
export function pickTable(look: Look, hint: SheetHint): SheetChoice {
  const choice = hint.choice ?? {};
  const open = look.tables.filter((table) => isChosen(table, choice));
  const ranked = open
    .map((table) => ({ table, is: likelihood(table, hint) }))
    .sort((a, b) => b.is - a.is);
  const table = ranked[0]?.table ?? { lines: [] };
  const delimiter = choice.delimiter ?? table.delimiter;
  const sheet = choice.sheet ?? table.sheet;
  return {
    format: look.format,
    ...(look.encoding ? { encoding: look.encoding } : {}),
    ...(look.format === "csv" ? { delimiter: delimiter ?? "," } : { sheet: sheet ?? 0 }),
    headerLine: choice.headerLine ?? findHeader(table.lines, hint).line,
  };
}
