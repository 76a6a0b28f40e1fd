import { parseReading } from "@/imports/input";
import type { OrgTx } from "@/lib/org";
import type { RowChange } from "@/plans/rules";
import { withCells } from "@/rosters/with-cells";

/** A change as it is kept, and the cells of its row where it leaves something to them. */
export type Kept = {
  change: (RowChange & { inCells?: true }) | null;
  cells: readonly string[] | null;
};

/** Rows with whole changes: what was left to their cells is taken from there, by the columns that the plan was made with. */
export async function completeChanges<Row extends Kept>(
  tx: OrgTx,
  { importId, rows }: { importId: string; rows: readonly Row[] },
): Promise<Omit<Row, "cells">[]> {
  if (!rows.some(({ change }) => change?.inCells)) return rows.map(({ cells, ...row }) => row);
  const where = { orgId_id: { orgId: tx.org, id: importId } };
  const { reading } = await tx.db.import.findUniqueOrThrow({ where, select: { reading: true } });
  const mapping = parseReading(reading)?.mapping;
  // nobody is made of the half of a row
  if (!mapping) throw new Error("the columns of a plan are gone");
  const complete = withCells(mapping);
  return rows.map(({ cells, ...row }) => {
    if (!row.change?.inCells) return row;
    const { inCells, create = {}, ...change } = row.change;
    return { ...row, change: { ...change, create: complete(create, cells ?? []) } };
  });
}
