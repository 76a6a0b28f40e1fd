import { parseReading } from "@/imports/input";
import type { OrgTx } from "@/lib/org";
import { readPlan } from "@/plans/queries";
import { lockRecheck } from "./store";

/**
 * What is to be done with the rows of a plan before they are judged anew, held until the transaction ends: of two workers
 * with it one waits. Undefined where there is nothing. It is done in the name of whoever made the plan, for nobody else chooses,
 * and from where they chose.
 */
export async function takeChore(tx: OrgTx, { id }: { id: string }) {
  if (!(await lockRecheck(tx, id))) return undefined;
  const plan = await readPlan(tx, id);
  const chore = plan?.options.chore;
  if (!chore) return undefined;
  const actor = { kind: "account", id: plan.madeBy, permissions: [] } as const;
  const origin = chore.ip === undefined ? {} : { ip: chore.ip };
  return {
    as: { ...tx, actor, origin },
    chore,
    mapping: parseReading(plan.reading)?.mapping ?? [],
  };
}
