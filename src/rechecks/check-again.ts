import type { OrgTx } from "@/lib/org";
import { lockPlanned } from "@/plans/lock-planned";
import { rejudgeRows } from "@/plans/rejudge-rows";
import type { PlanCounts } from "@/plans/rules";
import { beginRecheck } from "./begin-recheck";
import { MOST_AT_ONCE } from "./rules";
import { readCells, settleErased } from "./store";

/**
 * Judges a plan that has become old once more by what is here now, and counts it: what was corrected and chosen stays. Returns
 * what it comes to; nothing of a long plan, which the worker goes through.
 */
export async function checkAgain(tx: OrgTx, { id }: { id: string }): Promise<PlanCounts | null> {
  const plan = await lockPlanned(tx, id);
  const rows = await readCells(tx, id, { after: 0, most: MOST_AT_ONCE + 1 });
  if (rows.length <= MOST_AT_ONCE) {
    await settleErased(tx, id);
    return rejudgeRows(tx, plan, rows);
  }
  await beginRecheck(tx, { ids: [id] });
  return null;
}
