import type { OrgTx } from "@/lib/org";
import { sql } from "@/lib/sql";
import type { Cells } from "@/plans/judge-anew";
import type { Verdict } from "@/plans/rules";
import type { Chore, Recheck } from "./rules";

/** The rows behind a line as they were corrected, but for those that nobody can be judged by: left out for others, or erased. */
export const readCells = (
  tx: OrgTx,
  id: string,
  { after, most }: { after: number; most: number },
): Promise<Cells[]> =>
  tx.db.$queryRaw<Cells[]>(sql`
    SELECT i.line, i.cells FROM app.import_rows i WHERE i.org_id = ${tx.org}::uuid AND i.import_id = ${id}::uuid
      AND i.line > ${after} AND (i.verdict <> 'LEFT_OUT' OR i.change ? 'omitted') AND i.cells IS NOT NULL ORDER BY i.line LIMIT ${most}`);

/** Rows of people who were erased since do nothing, and nothing is wrong with them. */
export async function settleErased(tx: OrgTx, id: string): Promise<void> {
  const rows = await tx.db.$queryRaw<{ line: number }[]>(sql`
    UPDATE app.import_rows i SET verdict = 'NONE', channel = NULL, change = NULL, faults = NULL, fault_keys = '{}'
    WHERE i.org_id = ${tx.org}::uuid AND i.import_id = ${id}::uuid AND i.cells IS NULL
      AND (i.verdict <> 'NONE' OR i.faults IS NOT NULL) RETURNING i.line`);
  const lines = rows.map(({ line }) => line);
  await tx.db.importFault.deleteMany({
    where: { orgId: tx.org, importId: id, line: { in: lines } },
  });
}

/** The plan is judged anew from this line on: until its end nobody mends or applies it. */
export const setRecheck = (tx: OrgTx, id: string, recheck: Recheck): Promise<number> =>
  tx.db.$executeRaw(sql`
    UPDATE app.imports SET state = 'PLANNING', options = options || jsonb_build_object('recheck', ${JSON.stringify(recheck)}::jsonb)
    WHERE org_id = ${tx.org}::uuid AND id = ${id}::uuid`);

/** What is left to do with many rows at once; null: all of it is done, or is not to be done any more. */
export const setChore = (tx: OrgTx, id: string, chore: Chore<Verdict> | null): Promise<number> =>
  tx.db.$executeRaw(sql`
    UPDATE app.imports SET options = CASE WHEN ${chore !== null} THEN options || jsonb_build_object('chore', ${JSON.stringify(chore)}::jsonb)
      ELSE options - 'chore' END
    WHERE org_id = ${tx.org}::uuid AND id = ${id}::uuid`);

/** All of it is judged: it waits for its maker once more. */
export const endRecheck = (tx: OrgTx, id: string): Promise<number> =>
  tx.db.$executeRaw(sql`
    UPDATE app.imports SET state = 'PLANNED', planned_at = ${tx.now}, options = options - 'recheck'
    WHERE org_id = ${tx.org}::uuid AND id = ${id}::uuid`);

/** Whether the plan is being judged anew; if so it is held until the transaction ends: of two workers with it one waits. */
export async function lockRecheck(tx: OrgTx, id: string): Promise<boolean> {
  const rows = await tx.db.$queryRaw<object[]>(sql`
    SELECT 1 FROM app.imports WHERE org_id = ${tx.org}::uuid AND id = ${id}::uuid
      AND state = 'PLANNING' AND options ? 'recheck' FOR UPDATE`);
  return rows.length > 0;
}
