import type { ShownCell, ShownFault } from "@/plans/components/shown-row";
import type { PlanRow } from "@/plans/queries";
import type { ColumnKey, RowFault } from "@/rosters/rules";
import type { Words } from "./words";

/** By each of these somebody is known: one is enough. */
const IDENTITY: readonly ColumnKey[] = ["EMAIL", "LOGIN", "EXTERNAL_ID"];

type Absent = {
  /** Columns that the file has. */
  columns: readonly { key: ColumnKey }[];
  say: (words: Words, fault: RowFault, href: undefined) => ShownFault;
};

/**
 * What is wrong with a row in columns that the file does not have, and can be put in beside it all the same: the plan gets the
 * column. Where nobody knows who the row is, each way to say so.
 */
export function absentCells(
  words: Words,
  { faults, cells }: PlanRow,
  { columns, say }: Absent,
): ShownCell[] {
  if (cells.length === 0) return [];
  const isAbsent = (key: ColumnKey) => !columns.some((column) => column.key === key);
  const said = new Map<ColumnKey, ShownFault[]>();
  for (const fault of faults) {
    const { column, code } = fault;
    if (column && isAbsent(column))
      said.set(column, [...(said.get(column) ?? []), { text: say(words, fault, undefined).text }]);
    if (code !== "no-identity") continue;
    for (const key of IDENTITY)
      if (isAbsent(key) && !said.has(key)) said.set(key, [{ text: words.t("plan.orThis") }]);
  }
  const all = [...said];
  return all.map(([key, texts], place) => ({
    ...{ key, at: -1 - place, value: "", read: undefined, faults: texts },
  }));
}
