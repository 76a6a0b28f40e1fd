import { editAccount } from "@/accounts/edit-account";
import type { AccountChange } from "@/accounts/input";
import { emailKey } from "@/accounts/input";
import { readPerson } from "@/accounts/queries";
import type { OrgTx } from "@/lib/org";
import { Refusal } from "@/lib/refusal";
import { removeMobile } from "./remove-mobile";
import { requestAddressChange } from "./request-address-change";
import type { ProvenBy } from "./rules";

type Changed = {
  fields: string[];
  /** What waits for its proof from now on. */
  asked: ProvenBy[];
  /** The number is gone. */
  isBare: boolean;
};

type Addressed = { emailKey: string | null; phone: string | null };

/** Of a claimed person's change the new address and the number, where they are others than before; null: the number goes. */
function moved({ email, phone }: AccountChange, was: Addressed) {
  return {
    email: email && emailKey(email) !== was.emailKey ? email : undefined,
    phone: phone !== undefined && (phone || null) !== was.phone ? phone || null : undefined,
  };
}

/**
 * Changes a profile at an admin's hand. A new address or mobile of somebody who is ACTIVE is named and proven first; all the
 * rest, and every address before the claim, counts at once.
 */
export async function changeProfile(
  tx: OrgTx,
  { id, change }: { id: string; change: AccountChange },
): Promise<Changed> {
  const person = await readPerson(tx, id);
  if (person?.status !== "ACTIVE") {
    return { ...(await editAccount(tx, { id, change })), asked: [], isBare: false };
  }
  const { email, phone } = moved(change, person);
  const isMoved = email !== undefined || phone !== undefined;
  // one's own is named where the password is asked for
  if (isMoved && tx.actor.kind === "account" && tx.actor.id === id)
    throw new Refusal("own-address");
  const { email: typed, phone: _, ...rest } = change;
  // an address that is emptied is refused where it is written
  const kept = typed ? rest : { ...rest, email: typed };
  const { fields } = await editAccount(tx, { id, change: kept });
  if (email) await requestAddressChange(tx, { id, email });
  if (phone) await requestAddressChange(tx, { id, phone });
  if (phone === null) await removeMobile(tx, { id });
  const asked: ProvenBy[] = email ? ["EMAIL"] : [];
  if (phone) asked.push("SMS");
  return { fields, asked, isBare: phone === null };
}
