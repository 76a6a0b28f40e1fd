import { markAsked } from "@/accounts/mark-asked";
import type { OrgTx } from "@/lib/org";
import { readOwnOrganization } from "@/orgs/queries";
import { inviteAccounts } from "./invite-accounts";
import { hasLiveLink, readRecipients } from "./queries";

/**
 * A person asks for a new invitation: it waits for an admin, or is answered at once where the organisation allows and no
 * link is alive (a stranger's request never replaces one). Who is not invited, or no longer, always waits for an admin:
 * nobody else decides that they get a message.
 */
export async function askForInvitation(
  tx: OrgTx,
  { accountId }: { accountId: string },
): Promise<{ answered: boolean }> {
  await markAsked(tx, { id: accountId });
  const { answerRequests } = await readOwnOrganization(tx);
  if (!answerRequests || (await hasLiveLink(tx, accountId))) return { answered: false };
  const [person] = await readRecipients(tx, [accountId]);
  if (person?.status !== "INVITED") return { answered: false };
  const { done } = await inviteAccounts(tx, { ids: [accountId], lane: 2 });
  return { answered: done.length > 0 };
}
