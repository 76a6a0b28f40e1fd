import { createAccounts } from "@/accounts/create-accounts";
import type { NewAccount } from "@/accounts/input";
import { giveRole } from "@/admins/give-role";
import { inviteAccounts } from "@/invitations/invite-accounts";
import type { OrgTx } from "@/lib/org";
import { Refusal } from "@/lib/refusal";
import { createOrganization } from "@/orgs/create-organization";
import type { NewOrganization } from "@/orgs/input";

/** An operator makes an organisation for somebody: its owner is invited by mail and claims like everybody else. */
export async function foundOrganization(
  tx: OrgTx,
  { organization, owner }: { organization: NewOrganization; owner: NewAccount },
): Promise<{ ownerId: string }> {
  if (tx.actor.kind !== "system") throw new Refusal("not-allowed");
  await createOrganization(tx, organization);
  const { done } = await createAccounts(tx, { people: [owner], source: "SIGN_UP" });
  const ownerId = done[0]?.id;
  if (!ownerId) throw new Error("the owner of a new organisation was refused");
  // The role comes first: a link that is older than a role does not count.
  await giveRole(tx, { ids: [ownerId], role: "OWNER" });
  const { refused } = await inviteAccounts(tx, { ids: [ownerId], lane: 2 });
  if (refused[0]) throw new Refusal(refused[0].code);
  return { ownerId };
}
