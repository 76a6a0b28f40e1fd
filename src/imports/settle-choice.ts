import { demand } from "@/admins/rules";
import type { OrgTx } from "@/lib/org";
import { Refusal } from "@/lib/refusal";

/** Ends the choice of people by a file with the campaign that takes them over, which tells all else: once, by who chose. */
export async function settleChoice(
  tx: OrgTx,
  { id, count }: { id: string; count: number },
): Promise<void> {
  demand(tx, "accounts.invite");
  if (tx.actor.kind !== "account") throw new Refusal("not-allowed");
  const own = { orgId: tx.org, id, madeBy: tx.actor.id, purpose: "CHOOSE", state: "PLANNED" };
  const settled = await tx.db.import.updateMany({
    where: own,
    data: {
      ...{ state: "APPLIED", invite: "NOW", done: count },
      ...{ begunAt: tx.now, finishedAt: tx.now, toldAt: tx.now },
    },
  });
  if (settled.count !== 1) throw new Refusal("import-moved-on");
}
