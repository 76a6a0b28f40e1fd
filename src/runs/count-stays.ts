import type { OrgTx } from "@/lib/org";
import { join, sql } from "@/lib/sql";
import { WRITTEN } from "@/plans/rules";

/** Why rows of an undoing stay as they are, by the code of a fault or a refusal, the most frequent first. */
export const countStays = (tx: OrgTx, undoId: string): Promise<{ code: string; rows: number }[]> =>
  tx.db.$queryRaw(sql`
    SELECT code, count(*)::int AS rows FROM (
      SELECT coalesce(i.faults -> 0 ->> 'code', 'gone-since') AS code FROM app.import_rows i
      WHERE i.org_id = ${tx.org}::uuid AND i.import_id = ${undoId}::uuid AND i.verdict = 'CONFLICT'
      UNION ALL
      SELECT i.outcome FROM app.import_rows i
      WHERE i.org_id = ${tx.org}::uuid AND i.import_id = ${undoId}::uuid AND i.verdict IN (${join(WRITTEN)})
        AND i.outcome IS NOT NULL AND i.outcome NOT IN ('done', 'unchanged')) stays
    GROUP BY code ORDER BY 2 DESC, 1`);
