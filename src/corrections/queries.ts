import type { OrgTx } from "@/lib/org";
import { readPlan } from "@/plans/queries";

/** How many rows of a plan cannot be applied. */
export async function countWrong(tx: OrgTx, id: string): Promise<number> {
  const { ERROR = 0, CONFLICT = 0 } = (await readPlan(tx, id))?.counts.verdicts ?? {};
  return ERROR + CONFLICT;
}
