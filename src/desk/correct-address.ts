import { editAccount } from "@/accounts/edit-account";
import { readPerson } from "@/accounts/queries";
import { demand } from "@/admins/rules";
import { inviteAccounts } from "@/invitations/invite-accounts";
import type { OrgTx } from "@/lib/org";
import { Refusal } from "@/lib/refusal";

/**
 * Puts an address right and sends the invitation there, in one act: the link to the old address is dead, and where either cannot be
 * done nothing is. Only before the claim: afterwards a new address is proven by mail first.
 */
export async function correctAddress(
  tx: OrgTx,
  { id, email }: { id: string; email: string },
): Promise<void> {
  demand(tx, "accounts.manage");
  const person = await readPerson(tx, id);
  if (!person) throw new Refusal("not-found");
  if (person.status !== "CREATED" && person.status !== "INVITED")
    throw new Refusal("claimed-address");
  const { fields } = await editAccount(tx, { id, change: { email } });
  if (!fields.includes("email")) throw new Refusal("email-same");
  const { refused } = await inviteAccounts(tx, { ids: [id], lane: 2 });
  if (refused[0]) throw new Refusal(refused[0].code);
}
