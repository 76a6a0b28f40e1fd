import { writeAudit } from "@/audit/write-audit";
import type { OrgTx } from "@/lib/org";
import { rowset, sql } from "@/lib/sql";
import { lockPlanned } from "@/plans/lock-planned";
import { rejudgeRows } from "@/plans/rejudge-rows";

/** A corrected row by the place of its columns; what the file of corrections has no column for stays as it is. */
export type Corrected = { line: number; cells: readonly (string | undefined)[] };
type Cells = { line: number; cells: string[] };
type Found = { line: number; cells: string[] | null };

/** Which of these lines the plan has, as they are now; of what an erasure emptied nothing. */
const findLines = (tx: OrgTx, id: string, lines: readonly number[]) =>
  tx.db.$queryRaw<Found[]>(sql`
    SELECT i.line, i.cells
    FROM jsonb_to_recordset(${rowset(lines.map((line) => ({ line })))}) AS r (line int)
    JOIN app.import_rows i ON i.org_id = ${tx.org}::uuid AND i.import_id = ${id}::uuid AND i.line = r.line`);

const isLeft = (row: Found): row is Cells => row.cells !== null;

const merged = ({ line, cells: was }: Cells, cells: Corrected["cells"]): Cells => ({
  line,
  cells: Array.from(
    { length: Math.max(was.length, cells.length) },
    (_, at) => cells[at] ?? was[at] ?? "",
  ),
});

/**
 * Puts corrected rows in the place of those of the same lines and judges them anew; of two that name one line the last
 * counts. Lines that an erasure emptied stay so: of whom was erased nothing comes back. Returns how many lines that were, which
 * of them are empty, and which the plan has not.
 */
export async function mergeRows(
  tx: OrgTx,
  { id, rows }: { id: string; rows: readonly Corrected[] },
): Promise<{ merged: number; unknown: number[]; emptied: number[] }> {
  const plan = await lockPlanned(tx, id);
  const byLine = new Map(rows.map(({ line, cells }) => [line, cells]));
  const found = await findLines(tx, id, [...byLine.keys()]);
  const known = found.filter(isLeft).map((row) => merged(row, byLine.get(row.line) ?? []));
  if (known.length > 0) {
    await rejudgeRows(tx, plan, known);
    const details = { importId: id, how: "file", rows: known.length };
    await writeAudit(tx, [{ act: "import.corrected", details }]);
  }
  for (const { line } of found) byLine.delete(line);
  const emptied = found.filter((row) => !isLeft(row)).map(({ line }) => line);
  return { merged: known.length, unknown: [...byLine.keys()], emptied };
}
