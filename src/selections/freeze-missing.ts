import { demand } from "@/admins/rules";
import type { OrgTx } from "@/lib/org";
import { Refusal } from "@/lib/refusal";
import { countMissing } from "@/plans/count-missing";
import { findMissing } from "@/plans/find-missing";
import { readPlan } from "@/plans/queries";
import { isMany } from "@/plans/rules";
import { freezeSelection } from "./freeze-selection";

const SHOWING = ["PLANNED", "APPLIED"];

/** The plan of a file that was said to list everybody. */
async function readFull(tx: OrgTx, id: string) {
  const plan = await readPlan(tx, id);
  if (!plan) throw new Refusal("import-not-found");
  if (!plan.options.full || !SHOWING.includes(plan.state)) throw new Refusal("import-moved-on");
  return plan;
}

/**
 * Keeps the people who are missing from a full roster, all of them or those ticked, for an act that is confirmed on its own
 * page. Who holds a role is none of them. All of them only where every row is somebody known; many of them only with their
 * number typed.
 */
export async function freezeMissing(
  tx: OrgTx,
  { id, ids, typed }: { id: string; ids?: readonly string[]; typed?: number | undefined },
): Promise<{ id: string; count: number }> {
  demand(tx, "accounts.manage");
  const { kind } = await readFull(tx, id);
  const counts = await countMissing(tx, { id, kind });
  if (!ids && counts.unsure > 0) throw new Refusal("missing-unsure");
  const missing = await findMissing(tx, { id, kind });
  const ticked = ids && new Set(ids);
  const chosen = ticked ? missing.filter((one) => ticked.has(one)) : missing;
  if (chosen.length === 0) throw new Refusal("choice-missing");
  if (isMany(chosen.length, counts) && typed !== chosen.length) throw new Refusal("missing-typed");
  return freezeSelection(tx, { ids: chosen });
}
