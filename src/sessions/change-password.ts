import type { OrgTx } from "@/lib/org";
import { Refusal } from "@/lib/refusal";
import { replacePassword } from "./replace-password";
import { lockOwner } from "./store";

/**
 * A signed-in person replaces their own password. `oldHash` is the one that their old password was checked against,
 * before the transaction: if another one stands there by now, nothing is changed.
 */
export async function changePassword(
  tx: OrgTx,
  { oldHash, passwordHash }: { oldHash: string; passwordHash: string },
): Promise<{ ticket: string }> {
  if (tx.actor.kind !== "account") throw new Refusal("not-allowed");
  const owner = await lockOwner(tx, tx.actor.id);
  if (owner?.status !== "ACTIVE") throw new Refusal("not-allowed");
  if (owner.hash !== oldHash) throw new Refusal("changed-meanwhile");
  return replacePassword(tx, { account: owner, passwordHash, by: "self" });
}
