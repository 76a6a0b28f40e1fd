import type { OrgTx } from "@/lib/org";
import type { PlanHeader } from "@/plans/queries";
import { readPlan } from "@/plans/queries";
import { readLicenceNeeds } from "@/settlements/queries";
import { tooFew } from "@/settlements/rules";

/** A plan as it may be applied at this moment: who reads that licences are missing adds them, and comes back. */
export async function readPlanNow(tx: OrgTx, id: string): Promise<PlanHeader | null> {
  const plan = await readPlan(tx, id);
  const others = plan?.counts.policy.filter(({ code }) => code !== "licences-full") ?? [];
  if (plan?.state !== "PLANNED" || others.length === plan.counts.policy.length) return plan;
  const licences = await readLicenceNeeds(tx, id);
  return {
    ...plan,
    counts: { ...plan.counts, licences, policy: [...others, ...tooFew(licences)] },
  };
}
