import { demand } from "@/admins/rules";
import { NEEDED } from "@/imports/rules";
import type { OrgTx } from "@/lib/org";
import { Refusal } from "@/lib/refusal";
import { demandMaker } from "./demand-maker";
import type { LockedPlan } from "./store";
import { lockPlan } from "./store";

/**
 * The plan that its maker mends, held until the transaction ends: it is applied with the maker's rights, so nobody else
 * writes into it. Refused once it is being applied or was given up.
 */
export async function lockPlanned(tx: OrgTx, id: string): Promise<LockedPlan> {
  const plan = await lockPlan(tx, id);
  if (!plan || plan.purpose === "UNDO") throw new Refusal("import-not-found");
  demand(tx, NEEDED[plan.purpose]);
  await demandMaker(tx, plan);
  if (plan.state !== "PLANNED") throw new Refusal("import-moved-on");
  return plan;
}
