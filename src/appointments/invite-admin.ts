import { createAccounts } from "@/accounts/create-accounts";
import type { NewAccount } from "@/accounts/input";
import { giveRole } from "@/admins/give-role";
import { demand } from "@/admins/rules";
import { inviteAccounts } from "@/invitations/invite-accounts";
import type { OrgTx } from "@/lib/org";
import type { RefusalCode } from "@/lib/refusal";
import { Refusal } from "@/lib/refusal";

function only<Done>(result: {
  done: readonly Done[];
  refused: readonly { code: RefusalCode }[];
}): Done {
  const [done] = result.done;
  if (!done || result.refused[0]) throw new Refusal(result.refused[0]?.code ?? "changed-meanwhile");
  return done;
}

/**
 * Creates an account, gives it a role and invites it, in one act. The role is there before the invitation: its link
 * leads to no more than whoever sent it holds.
 */
export async function inviteAdmin(
  tx: OrgTx,
  { person, role }: { person: NewAccount; role: string },
): Promise<{ id: string }> {
  demand(tx, "admins.manage");
  const { id } = only(await createAccounts(tx, { people: [person], source: "HAND" }));
  only(await giveRole(tx, { ids: [id], role }));
  only(await inviteAccounts(tx, { ids: [id], lane: 2 }));
  return { id };
}
