import type { OrgTx } from "@/lib/org";
import type { PlanCounts } from "@/plans/rules";
import { NO_COUNTS } from "@/plans/rules";
import { countRevoked, countVerdicts } from "./queries";
import { keepOwners } from "./store";

/** What the rows of an undoing are to each other: whoever owns a contact that stays, stays. Returns what the plan comes to. */
export async function settleUndo(tx: OrgTx, { id }: { id: string }): Promise<PlanCounts> {
  await keepOwners(tx, id);
  const verdicts = await countVerdicts(tx, id);
  const rows = Object.values(verdicts).reduce((sum, count) => sum + count, 0);
  return { ...NO_COUNTS, rows, verdicts, revoked: await countRevoked(tx, id) };
}
