import { writeAudit } from "@/audit/write-audit";
import type { OrgTx } from "@/lib/org";
import { rowset, sql } from "@/lib/sql";
import { lockPlanned } from "@/plans/lock-planned";
import { rejudgeRows } from "@/plans/rejudge-rows";

type Cells = { line: number; cells: readonly string[] };

/** Which of these lines the plan has. */
const findLines = (tx: OrgTx, id: string, lines: readonly number[]) =>
  tx.db.$queryRaw<{ line: number }[]>(sql`
    SELECT i.line FROM jsonb_to_recordset(${rowset(lines.map((line) => ({ line })))}) AS r (line int)
    JOIN app.import_rows i ON i.org_id = ${tx.org}::uuid AND i.import_id = ${id}::uuid AND i.line = r.line`);

/** Puts corrected rows in the place of those of the same lines and judges them anew; lines that the plan has not are left out. */
export async function mergeRows(
  tx: OrgTx,
  { id, rows }: { id: string; rows: readonly Cells[] },
): Promise<{ merged: number; unknown: number }> {
  const plan = await lockPlanned(tx, id);
  const byLine = new Map(rows.map((row) => [row.line, row]));
  const found = await findLines(tx, id, [...byLine.keys()]);
  const known = found.flatMap(({ line }) => byLine.get(line) ?? []);
  if (known.length > 0) {
    await rejudgeRows(tx, plan, known);
    const details = { importId: id, how: "file", rows: known.length };
    await writeAudit(tx, [{ act: "import.corrected", details }]);
  }
  return { merged: known.length, unknown: rows.length - known.length };
}
