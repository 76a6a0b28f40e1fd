import { parseReading } from "@/imports/input";
import type { OrgTx } from "@/lib/org";
import { judgeAnew } from "@/plans/judge-anew";
import { readPlan } from "@/plans/queries";
import { settlePlan } from "@/plans/settle-plan";
import { readTerms } from "@/verdicts/read-terms";
import { PIECE } from "./rules";
import { endRecheck, lockRecheck, readCells, setRecheck, settleErased } from "./store";

/**
 * Judges the next rows of a plan anew, in one transaction with how far it is: a worker that is killed leaves whole pieces. Behind
 * the last row it settles what they are to each other, and the plan waits for its maker. Returns whether there is more to do.
 */
export async function recheckPiece(tx: OrgTx, { id }: { id: string }): Promise<boolean> {
  if (!(await lockRecheck(tx, id))) return false;
  const plan = await readPlan(tx, id);
  const reading = parseReading(plan?.reading);
  const recheck = plan?.options.recheck;
  if (!reading || !recheck) return false;
  const terms = await readTerms(tx, { ...plan, ...reading });
  const rows = await readCells(tx, id, { after: recheck.line, most: PIECE });
  const last = rows.at(-1);
  if (last) {
    await judgeAnew(tx, plan, terms, rows);
    await setRecheck(tx, id, { line: last.line, done: recheck.done + rows.length });
    return true;
  }
  await settleErased(tx, id);
  await settlePlan(tx, { id, isChoice: plan.purpose === "CHOOSE", terms });
  await endRecheck(tx, id);
  return false;
}
