import { displayName } from "@/accounts/input";
import type { OrgTx } from "@/lib/org";
import { Refusal } from "@/lib/refusal";

/**
 * Refuses everybody but who made the import, and says who that is. Its rows are judged and written with the maker's rights:
 * whoever else changed them would act with rights that are not theirs.
 */
export async function demandMaker(tx: OrgTx, { madeBy }: { madeBy: string }): Promise<void> {
  if (tx.actor.kind === "account" && tx.actor.id === madeBy) return;
  const maker = await tx.db.account.findFirst({ where: { orgId: tx.org, id: madeBy } });
  throw new Refusal("import-not-yours", { name: maker ? displayName(maker) : "–" });
}
