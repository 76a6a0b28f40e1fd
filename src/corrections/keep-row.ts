import { writeAudit } from "@/audit/write-audit";
import type { OrgTx } from "@/lib/org";
import { sql } from "@/lib/sql";
import { lockPlanned } from "@/plans/lock-planned";
import { rejudgeRows } from "@/plans/rejudge-rows";
import type { PlanCounts } from "@/plans/rules";
import { leaveOut } from "./store";

type Kept = { line: number; cells: string[] };

/** The row that is kept, and the lines that name the same person by a key or an account. */
async function findTwins(tx: OrgTx, id: string, line: number) {
  const own = sql`i.org_id = ${tx.org}::uuid AND i.import_id = ${id}::uuid`;
  const [kept] = await tx.db.$queryRaw<Kept[]>(sql`
    SELECT i.line, coalesce(i.cells, '[]') AS cells FROM app.import_rows i WHERE ${own} AND i.line = ${line}`);
  const twins = await tx.db.$queryRaw<{ line: number }[]>(sql`
    WITH k AS MATERIALIZED (SELECT i.account_id, i.external_key, array_remove(ARRAY[i.login_key, i.email_key], NULL) AS names
      FROM app.import_rows i WHERE ${own} AND i.line = ${line})
    SELECT i.line FROM app.import_rows i, k WHERE ${own} AND i.line <> ${line} AND i.verdict <> 'LEFT_OUT' AND (i.external_key = k.external_key
      OR i.account_id = k.account_id OR i.login_key = ANY (k.names) OR i.email_key = ANY (k.names))`);
  return { kept, twins: twins.map((twin) => twin.line) };
}

/**
 * Of rows that name one person keeps this one: the others stay in the plan without doing anything, until somebody takes
 * them back by judging them anew. Returns how many were left out.
 */
export async function keepRow(
  tx: OrgTx,
  { id, line }: { id: string; line: number },
): Promise<{ leftOut: number; counts: PlanCounts }> {
  const plan = await lockPlanned(tx, id);
  const { kept, twins } = await findTwins(tx, id, line);
  await leaveOut(tx, id, twins, line);
  const counts = await rejudgeRows(tx, plan, kept ? [kept] : []);
  if (twins.length > 0)
    await writeAudit(tx, [
      { act: "import.corrected", details: { importId: id, how: "keep", rows: twins.length } },
    ]);
  return { leftOut: twins.length, counts };
}
