import { demand } from "@/admins/rules";
import { NEEDED } from "@/imports/rules";
import type { OrgTx } from "@/lib/org";
import { Refusal } from "@/lib/refusal";
import type { LockedPlan } from "./store";
import { lockPlan } from "./store";

/** The plan that somebody mends, held until the transaction ends; refused once it is being applied or was given up. */
export async function lockPlanned(tx: OrgTx, id: string): Promise<LockedPlan> {
  const plan = await lockPlan(tx, id);
  if (!plan || plan.purpose === "UNDO") throw new Refusal("import-not-found");
  demand(tx, NEEDED[plan.purpose]);
  if (plan.state !== "PLANNED") throw new Refusal("import-moved-on");
  return plan;
}
