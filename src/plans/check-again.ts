import type { OrgTx } from "@/lib/org";
import { sql } from "@/lib/sql";
import { lockPlanned } from "./lock-planned";
import { rejudgeRows } from "./rejudge-rows";
import type { PlanCounts } from "./rules";

type Cells = { line: number; cells: string[] };

/** Of a longer plan the rows keep their verdicts, and only its numbers are counted anew: a person waits for it. */
const MOST = 5_000;

/** The rows as they were corrected, but for those that are left out for others and those that were erased. */
const readRows = (tx: OrgTx, id: string): Promise<Cells[]> =>
  tx.db.$queryRaw<Cells[]>(sql`
    SELECT i.line, i.cells FROM app.import_rows i WHERE i.org_id = ${tx.org}::uuid AND i.import_id = ${id}::uuid
      AND i.verdict <> 'LEFT_OUT' AND i.cells IS NOT NULL ORDER BY i.line LIMIT ${MOST + 1}`);

/**
 * Judges a plan that has become old once more by what is here now, and counts it: what was corrected and chosen stays. Returns
 * what it comes to.
 */
export async function checkAgain(tx: OrgTx, { id }: { id: string }): Promise<PlanCounts> {
  const plan = await lockPlanned(tx, id);
  const rows = await readRows(tx, id);
  return rejudgeRows(tx, plan, rows.length > MOST ? [] : rows);
}
