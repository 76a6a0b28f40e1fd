import type { OrgTx } from "@/lib/org";
import { join, sql } from "@/lib/sql";
import { WRITTEN } from "@/plans/rules";

/** What came of an undoing's rows: people it removed again, others it led back, and rows that stay as they are. */
export type Undone = { removed: number; ledBack: number; left: number };

/** What came of the rows of this undoing. */
export async function countUndone(tx: OrgTx, undoId: string): Promise<Undone> {
  const rows = await tx.db.$queryRaw<Undone[]>(sql`
    SELECT (count(*) FILTER (WHERE i.verdict = 'ERASE' AND i.outcome IN ('done', 'unchanged')))::int AS removed,
      (count(*) FILTER (WHERE i.verdict <> 'ERASE' AND i.outcome IN ('done', 'unchanged')))::int AS "ledBack",
      (count(*) FILTER (WHERE i.verdict = 'CONFLICT'
        OR (i.verdict IN (${join(WRITTEN)}) AND coalesce(i.outcome, '') NOT IN ('done', 'unchanged'))))::int AS left
    FROM app.import_rows i WHERE i.org_id = ${tx.org}::uuid AND i.import_id = ${undoId}::uuid`);
  return rows[0] ?? { removed: 0, ledBack: 0, left: 0 };
}
