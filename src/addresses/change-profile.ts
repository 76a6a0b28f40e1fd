import { editAccount } from "@/accounts/edit-account";
import type { AccountChange } from "@/accounts/input";
import { emailKey } from "@/accounts/input";
import { readPerson } from "@/accounts/queries";
import type { OrgTx } from "@/lib/org";
import { Refusal } from "@/lib/refusal";
import { requestAddressChange } from "./request-address-change";

/**
 * Changes a profile at an admin's hand. A new address of somebody who is ACTIVE is named and proven by mail first; all the
 * rest, and every address before the claim, counts at once. `asked` says that a proof is under way.
 */
export async function changeProfile(
  tx: OrgTx,
  { id, change }: { id: string; change: AccountChange },
): Promise<{ fields: string[]; asked: boolean }> {
  const { email, ...rest } = change;
  const person = await readPerson(tx, id);
  if (person?.status !== "ACTIVE" || !email) {
    return { ...(await editAccount(tx, { id, change })), asked: false };
  }
  const isSame = emailKey(email) === person.emailKey;
  // one's own is named where the password is asked for
  if (!isSame && tx.actor.kind === "account" && tx.actor.id === id)
    throw new Refusal("own-address");
  const { fields } = await editAccount(tx, { id, change: rest });
  if (isSame) return { fields, asked: false };
  await requestAddressChange(tx, { id, email });
  return { fields, asked: true };
}
