import { permissionsOfAccounts } from "@/admins/queries";
import { demand, holdsAll } from "@/admins/rules";
import type { OrgTx } from "@/lib/org";
import { Refusal } from "@/lib/refusal";

/** Somebody else's address is redirected only by who manages accounts and holds all that they hold. */
export async function demandToReaddress(tx: OrgTx, id: string): Promise<void> {
  if (tx.actor.kind === "account" && tx.actor.id === id) return;
  demand(tx, "accounts.manage");
  const held = await permissionsOfAccounts(tx, [id]);
  if (!holdsAll(tx.actor, held.get(id) ?? [])) throw new Refusal("holds-more");
}
