import type { OrgTx } from "@/lib/org";
import { sql } from "@/lib/sql";

/**
 * Folds up to `most` rows into one for each day and step; what comes meanwhile stays beside
 * it. Returns how many were folded.
 */
export const foldSteps = (tx: OrgTx, most: number): Promise<number> =>
  tx.db.$executeRaw(sql`
    WITH crowded AS (
      SELECT day, step FROM app.funnel_steps WHERE org_id = ${tx.org}::uuid GROUP BY 1, 2 HAVING count(*) > 1
      ORDER BY 1, 2 LIMIT 100),
    gone AS (
      DELETE FROM app.funnel_steps f WHERE f.org_id = ${tx.org}::uuid AND (f.day, f.step, f.id) IN (
        SELECT day, step, id FROM (
          SELECT s.day, s.step, s.id FROM crowded c
          JOIN app.funnel_steps s ON s.org_id = ${tx.org}::uuid AND s.day = c.day AND s.step = c.step
          LIMIT ${most}) taken)
      RETURNING f.day, f.step, f.people),
    kept AS (
      INSERT INTO app.funnel_steps (org_id, day, step, people)
      SELECT ${tx.org}::uuid, day, step, sum(people)::int FROM gone GROUP BY day, step
      HAVING sum(people) <> 0 RETURNING 1)
    SELECT FROM gone`);
