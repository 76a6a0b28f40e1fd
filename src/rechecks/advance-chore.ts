import type { OrgTx } from "@/lib/org";
import type { PlanOptions } from "@/plans/rules";
import { setChore } from "./store";

/** Keeps how far a chore is; null: it is over, and the plan is judged anew. */
export async function advanceChore(
  tx: OrgTx,
  { id, chore }: { id: string; chore: PlanOptions["chore"] | null },
): Promise<void> {
  await setChore(tx, id, chore ?? null);
}
