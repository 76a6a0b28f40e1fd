import { plainText } from "@/accounts/input";
import type { PlanRow } from "@/plans/queries";
import { isWholeName } from "@/rosters/input";
import type { ColumnKey } from "@/rosters/rules";

type Cell = { key: ColumnKey; value: string };

const PEOPLE: readonly ColumnKey[] = [
  ...(["FIRSTNAME", "LASTNAME"] as const),
  ...(["FULL_NAME", "FULL_NAME_LAST_FIRST"] as const),
];
const NAMING: readonly ColumnKey[] = ["EMAIL", "LOGIN", "EXTERNAL_ID"];

const saidIn = (cells: readonly Cell[], keys: readonly ColumnKey[]): string[] =>
  keys.flatMap((key) => cells.find((cell) => cell.key === key)?.value || []);

/** What somebody new will be called of whom one cell says both names; halves that their own cells say are not in the change. */
function readFrom({ change }: PlanRow, cells: readonly Cell[]): string {
  const { firstName, lastName } = change?.create ?? {};
  if (!cells.some(({ key }) => isWholeName(key))) return "";
  return [firstName, lastName].filter(Boolean).join(" ");
}

/** Who a row is about: as they are called here, else as the file calls them. */
export const nameIn = (row: PlanRow, cells: readonly Cell[]): string =>
  row.name ||
  readFrom(row, cells) ||
  saidIn(cells, PEOPLE).join(" ") ||
  saidIn(cells, NAMING)[0] ||
  "";

const repeated = ({ faults }: PlanRow): number[] =>
  faults.flatMap(({ code, lines = [] }) => (code === "duplicate" ? lines : []));

/** More are not looked up for a page. */
const MOST = 200;

/** The other lines that these rows share a key with. */
export const twinLines = (rows: readonly PlanRow[]): number[] =>
  [...new Set(rows.flatMap(repeated))].slice(0, MOST);

/** Lines that keeping this row would leave out although they name somebody else: who, and where. */
export function strangersOf(
  row: PlanRow,
  twins: readonly PlanRow[],
  cellsOf: (row: PlanRow) => readonly Cell[],
): { name: string; line: number }[] {
  const names = (one: PlanRow) => saidIn(cellsOf(one), PEOPLE).join(" ");
  const own = plainText(names(row));
  const lines = new Set(repeated(row));
  return twins
    .filter(({ line }) => lines.has(line) && line !== row.line)
    .map((one) => ({ name: names(one), line: one.line }))
    .filter(({ name }) => own !== "" && name !== "" && plainText(name) !== own);
}
