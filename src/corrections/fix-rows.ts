import { writeAudit } from "@/audit/write-audit";
import { parseReading } from "@/imports/input";
import type { OrgTx } from "@/lib/org";
import { sql } from "@/lib/sql";
import { lockPlanned } from "@/plans/lock-planned";
import { rejudgeRows } from "@/plans/rejudge-rows";
import type { PlanCounts } from "@/plans/rules";
import type { Mapping, RowFault } from "@/rosters/rules";
import { faultKey } from "@/rosters/rules";

/** Lines of one transaction; a person's wait ends in seconds. */
const MOST = 5_000;

type Faulty = { line: number; cells: string[]; faults: RowFault[] };

const findFaulty = (tx: OrgTx, id: string, key: string): Promise<Faulty[]> =>
  tx.db.$queryRaw<Faulty[]>(sql`
    WITH f AS MATERIALIZED (SELECT line FROM app.import_faults
      WHERE org_id = ${tx.org}::uuid AND import_id = ${id}::uuid AND fault_key = ${key} ORDER BY line LIMIT ${MOST})
    SELECT i.line, coalesce(i.cells, '[]') AS cells, coalesce(i.faults, '[]') AS faults
    FROM f JOIN app.import_rows i ON i.org_id = ${tx.org}::uuid AND i.import_id = ${id}::uuid AND i.line = f.line
    ORDER BY i.line`);

/** The row with what is right put in; two cells that were swapped are put back together. */
function mended({ line, cells, faults }: Faulty, key: string, mapping: Mapping) {
  const own = faults.filter((fault) => faultKey(fault).slice(0, 200) === key);
  const swapped = own.some(({ code }) => code === "columns-swapped");
  const alike = swapped ? faults.filter(({ code }) => code === "columns-swapped") : own;
  const next = [...cells];
  for (const { column, right } of alike) {
    const at = column ? mapping.indexOf(column) : -1;
    if (at < 0 || right === undefined) continue;
    while (next.length < at) next.push("");
    next[at] = right;
  }
  return { line, cells: next, isChanged: next.some((cell, at) => cell !== cells[at]) };
}

/**
 * Puts what is right into all rows with alike faults and judges them anew, 5,000 at most: what is left is the next call's.
 * Rows whose right nobody knows stay as they are.
 */
export async function fixRows(
  tx: OrgTx,
  { id, key }: { id: string; key: string },
): Promise<{ fixed: number; counts: PlanCounts }> {
  const plan = await lockPlanned(tx, id);
  const mapping = parseReading(plan.reading)?.mapping ?? [];
  const faulty = await findFaulty(tx, id, key);
  const rows = faulty.map((row) => mended(row, key, mapping)).filter((row) => row.isChanged);
  const counts = await rejudgeRows(tx, plan, rows);
  if (rows.length > 0)
    await writeAudit(tx, [
      { act: "import.corrected", details: { importId: id, how: "fix", rows: rows.length } },
    ]);
  return { fixed: rows.length, counts };
}
