import { writeAudit } from "@/audit/write-audit";
import type { OrgTx } from "@/lib/org";
import type { Sql } from "@/lib/sql";
import { sql } from "@/lib/sql";
import { lockPlanned } from "@/plans/lock-planned";
import { rejudgeRows } from "@/plans/rejudge-rows";
import type { PlanCounts } from "@/plans/rules";
import type { Tick } from "./rules";

type Cells = { line: number; cells: string[] };

/** Rows that a tick may change, and those that were refused because their person may do more. */
const MEANT: Record<Tick, Sql> = {
  revive: sql`(i.change ? 'revives' OR '|holds-more|' = ANY (i.fault_keys))`,
  own: sql`i.change ? 'isOwn'`,
};

const findMeant = (tx: OrgTx, id: string, tick: Tick): Promise<Cells[]> =>
  tx.db.$queryRaw<Cells[]>(sql`
    SELECT i.line, coalesce(i.cells, '[]') AS cells FROM app.import_rows i
    WHERE i.org_id = ${tx.org}::uuid AND i.import_id = ${id}::uuid AND ${MEANT[tick]}`);

/**
 * Whether the plan revives suspended people of whom the file says ACTIVE, or changes whoever made it as the file says. The
 * rows that this is about are judged anew.
 */
export async function tickPlan(
  tx: OrgTx,
  { id, tick, on }: { id: string; tick: Tick; on: boolean },
): Promise<{ counts: PlanCounts }> {
  const plan = await lockPlanned(tx, id);
  const options = { ...plan.options, [tick]: on };
  await tx.db.import.update({ where: { orgId_id: { orgId: tx.org, id } }, data: { options } });
  const counts = await rejudgeRows(tx, { ...plan, options }, await findMeant(tx, id, tick));
  await writeAudit(tx, [
    { act: "import.corrected", details: { importId: id, how: tick, [tick]: on } },
  ]);
  return { counts };
}
