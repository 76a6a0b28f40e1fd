import { editAccount } from "@/accounts/edit-account";
import { readPerson } from "@/accounts/queries";
import { demand } from "@/admins/rules";
import { inviteAccounts } from "@/invitations/invite-accounts";
import type { OrgTx } from "@/lib/org";
import { Refusal } from "@/lib/refusal";

/** Where the invitation is to go from now on. */
type Corrected = { email: string } | { phone: string };

/**
 * Puts an address or a mobile right and sends the invitation there, in one act: the link that went to the old one is dead, and where
 * either cannot be done nothing is. Only before the claim: afterwards a new address is proven by mail first.
 */
export async function correctAddress(
  tx: OrgTx,
  { id, ...change }: { id: string } & Corrected,
): Promise<void> {
  demand(tx, "accounts.manage");
  const person = await readPerson(tx, id);
  if (!person) throw new Refusal("not-found");
  if (person.status !== "CREATED" && person.status !== "INVITED")
    throw new Refusal("claimed-address");
  const { fields } = await editAccount(tx, { id, change });
  const isText = "phone" in change;
  if (!fields.includes(isText ? "phone" : "email"))
    throw new Refusal(isText ? "phone-same" : "email-same");
  const way = isText ? "SMS" : "EMAIL";
  const { refused } = await inviteAccounts(tx, { ids: [id], lane: 2, way });
  if (refused[0]) throw new Refusal(refused[0].code);
}
