import { demand } from "@/admins/rules";
import type { OrgTx } from "@/lib/org";
import { Refusal } from "@/lib/refusal";
import { setRead } from "./store";

/** Notes that the actor has seen these of their notices, or all of them (`ids` null). Nobody else's are touched. */
export async function markRead(
  tx: OrgTx,
  { ids }: { ids: readonly string[] | null },
): Promise<{ count: number }> {
  demand(tx, "accounts.view");
  if (tx.actor.kind !== "account") throw new Refusal("not-allowed");
  return { count: await setRead(tx, tx.actor.id, ids) };
}
