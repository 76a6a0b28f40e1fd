import { plainKey } from "@/accounts/input";
import { demand } from "@/admins/rules";
import { writeAudit } from "@/audit/write-audit";
import type { OrgTx } from "@/lib/org";
import { Refusal } from "@/lib/refusal";
import { newId } from "@/lib/secrets";
import { violated } from "@/lib/sql";
import { insertView } from "./store";

/** Keeps filters and columns under a name, for oneself or for everybody who sees the list. */
export async function saveView(
  tx: OrgTx,
  { name, query, shared }: { name: string; query: string; shared: boolean },
): Promise<{ id: string }> {
  demand(tx, "accounts.view");
  if (tx.actor.kind !== "account") throw new Refusal("not-allowed");
  const row = { id: newId(), ownerId: tx.actor.id, name, nameKey: plainKey(name), query, shared };
  await insertView(tx, row).catch((fault) => {
    throw violated(fault)?.includes("name_key") ? new Refusal("view-name-taken") : fault;
  });
  await writeAudit(tx, [{ act: "view.saved", details: { viewId: row.id, shared } }]);
  return { id: row.id };
}
