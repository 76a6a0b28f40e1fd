import type { OrgTx } from "@/lib/org";
import type { RowFilter } from "@/plans/queries";
import { readPlan } from "@/plans/queries";
import type { Omission } from "./rules";
import { countedBy } from "./rules";
import { countRows } from "./store";

/**
 * How many rows of a plan would be left out, or taken back, of all that this filter finds: as its counts say, or counted where
 * they do not. Of a long plan that takes longer than a person waits.
 */
export async function countOpen(
  tx: OrgTx,
  { id, act, filter }: { id: string; act: Omission; filter: RowFilter },
): Promise<number> {
  const plan = await readPlan(tx, id);
  const counted = plan ? countedBy(plan.counts, { act, filter }) : 0;
  return counted ?? countRows(tx, id, { act, filter });
}
