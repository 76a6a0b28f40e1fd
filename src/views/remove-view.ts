import { demand } from "@/admins/rules";
import { writeAudit } from "@/audit/write-audit";
import type { OrgTx } from "@/lib/org";
import { Refusal } from "@/lib/refusal";
import { deleteView } from "./store";

/** Forgets a view of one's own; nobody in it is touched. */
export async function removeView(tx: OrgTx, { id }: { id: string }): Promise<void> {
  demand(tx, "accounts.view");
  const own = tx.actor.kind === "account" ? tx.actor.id : undefined;
  if (!own || (await deleteView(tx, { id, ownerId: own })) === 0)
    throw new Refusal("view-not-found");
  await writeAudit(tx, [{ act: "view.removed", details: { viewId: id } }]);
}
