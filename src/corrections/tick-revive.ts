import { writeAudit } from "@/audit/write-audit";
import type { OrgTx } from "@/lib/org";
import { sql } from "@/lib/sql";
import { lockPlanned } from "@/plans/lock-planned";
import { rejudgeRows } from "@/plans/rejudge-rows";
import type { PlanCounts } from "@/plans/rules";

type Cells = { line: number; cells: string[] };

/** Rows that say ACTIVE of somebody suspended, and those that were refused because their person may do more. */
const findRevivable = (tx: OrgTx, id: string): Promise<Cells[]> =>
  tx.db.$queryRaw<Cells[]>(sql`
    SELECT i.line, coalesce(i.cells, '[]') AS cells FROM app.import_rows i
    WHERE i.org_id = ${tx.org}::uuid AND i.import_id = ${id}::uuid
      AND (i.change ? 'revives' OR '|holds-more|' = ANY (i.fault_keys))`);

/** Whether the plan revives suspended people of whom the file says ACTIVE. */
export async function tickRevive(
  tx: OrgTx,
  { id, revive }: { id: string; revive: boolean },
): Promise<{ counts: PlanCounts }> {
  const plan = await lockPlanned(tx, id);
  const options = { ...plan.options, revive };
  await tx.db.import.update({ where: { orgId_id: { orgId: tx.org, id } }, data: { options } });
  const counts = await rejudgeRows(tx, { ...plan, options }, await findRevivable(tx, id));
  await writeAudit(tx, [
    { act: "import.corrected", details: { importId: id, how: "revive", revive } },
  ]);
  return { counts };
}
