import { editAccount } from "@/accounts/edit-account";
import type { OrgTx } from "@/lib/org";
import { Refusal } from "@/lib/refusal";
import { beginFlow } from "@/sessions/begin-flow";
import { lockToReaddress } from "./lock-to-readdress";
import { carryOpenSends, deleteOpenChanges, endOpenSends } from "./store";
import { tellOldAddress } from "./tell-old-address";

/**
 * Takes the mobile off a claimed account at once, by its holder or an admin: nobody is reached by it any more, so there is
 * nothing to prove. Every session before it is dead then; whoever does it to themselves gets a ticket to a new one.
 */
export async function removeMobile(
  tx: OrgTx,
  { id }: { id: string },
): Promise<{ ticket: string | undefined }> {
  const locked = await lockToReaddress(tx, id);
  const { phone, isKeyed, tfa, epoch } = locked.account;
  if (!phone) throw new Refusal("not-applicable");
  if (!isKeyed) throw new Refusal("mobile-needed");
  if (tfa === "SMS") throw new Refusal("mobile-is-factor");
  await endOpenSends(tx, id, "SMS");
  await deleteOpenChanges(tx, id, "SMS");
  await editAccount(tx, { id, change: { phone: null }, isProven: true });
  await carryOpenSends(tx, id, { beside: "SMS", epoch });
  await tellOldAddress(tx, locked, { letter: "mobile-removed" });
  const isSelf = tx.actor.kind === "account" && tx.actor.id === id;
  if (!isSelf) return { ticket: undefined };
  return beginFlow(tx, { accountId: id, epoch: epoch + 1, factors: ["PASSWORD"] });
}
