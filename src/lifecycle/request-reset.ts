import { markAsked } from "@/accounts/mark-asked";
import { recordEvents } from "@/accounts/record-events";
import { writeAudit } from "@/audit/write-audit";
import type { Credentials } from "@/factors/queries";
import { findCredentials } from "@/factors/queries";
import { askForInvitation } from "@/invitations/ask-for-invitation";
import type { OrgTx } from "@/lib/org";
import { makeSends } from "@/messages/make-sends";
import { queueMessages } from "@/messages/queue-messages";
import { readOwnOrganization } from "@/orgs/queries";
import { RESET_LIFE } from "@/sessions/rules";

async function mailReset(tx: OrgTx, account: Credentials, toAddress: string): Promise<void> {
  const [send] = await makeSends(tx, [
    {
      purpose: "RESET",
      accountId: account.id,
      addressKey: account.emailKey,
      epoch: account.epoch,
      expiresAt: new Date(tx.now.getTime() + RESET_LIFE),
    },
  ]);
  if (!send) throw new Error("a send was not written");
  const { language } = await readOwnOrganization(tx);
  await queueMessages(tx, [
    {
      letter: "reset",
      lane: 1,
      accountId: account.id,
      sendId: send.id,
      locale: account.language ?? language,
      toAddress,
    },
  ]);
  await writeAudit(tx, [{ act: "account.reset-requested", accountId: account.id }]);
  await recordEvents(tx, [{ accountId: account.id, event: "reset-requested", sendId: send.id }]);
}

/** Who has no mailbox is handed a code: whoever may do so finds them on the Desk, once. */
async function askForCode(tx: OrgTx, accountId: string): Promise<void> {
  if (!(await markAsked(tx, { id: accountId, event: "reset-requested" }))) return;
  await writeAudit(tx, [{ act: "account.reset-requested", accountId }]);
}

/** Those concerned: who can sign in with it, or else who is on their way to. */
function concerned(accounts: readonly Credentials[]): readonly Credentials[] {
  const active = accounts.filter(({ status }) => status === "ACTIVE");
  return active.length > 0 ? active : accounts.filter(({ status }) => status === "INVITED");
}

/**
 * Somebody forgot their password. An active person is mailed a link or put on the Desk, an invited one gets what asking for a new invitation
 * gives, everybody else nothing; of several who sign in with one mobile, each. It answers nothing, so that no page can tell who is who.
 */
export async function requestReset(
  tx: OrgTx,
  { identifier }: { identifier: string },
): Promise<void> {
  const { accounts } = await findCredentials(tx, identifier);
  for (const account of concerned(accounts)) {
    if (account.status === "INVITED") await askForInvitation(tx, { accountId: account.id });
    else if (account.email) await mailReset(tx, account, account.email);
    else await askForCode(tx, account.id);
  }
}
