import { plainKey } from "@/accounts/input";
import { demand } from "@/admins/rules";
import { writeAudit } from "@/audit/write-audit";
import type { OrgTx } from "@/lib/org";
import { Refusal } from "@/lib/refusal";
import { violated } from "@/lib/sql";
import { updateView } from "./store";

/** Gives a view of one's own another name, or shares it; views of others answer like none. */
export async function changeView(
  tx: OrgTx,
  { id, name, shared }: { id: string; name: string; shared: boolean },
): Promise<void> {
  demand(tx, "accounts.view");
  if (tx.actor.kind !== "account") throw new Refusal("view-not-found");
  const data = { name, nameKey: plainKey(name), shared };
  const changed = await updateView(tx, { id, ownerId: tx.actor.id }, data).catch((fault) => {
    throw violated(fault)?.includes("name_key") ? new Refusal("view-name-taken") : fault;
  });
  if (changed === 0) throw new Refusal("view-not-found");
  await writeAudit(tx, [{ act: "view.changed", details: { viewId: id, shared } }]);
}
