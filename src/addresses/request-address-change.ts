import { emailKey } from "@/accounts/input";
import { findTwin } from "@/accounts/queries";
import { recordEvents } from "@/accounts/record-events";
import { mayEditOwnProfile } from "@/accounts/rules";
import { can } from "@/admins/rules";
import { writeAudit } from "@/audit/write-audit";
import type { OrgTx } from "@/lib/org";
import { Refusal } from "@/lib/refusal";
import { makeSends } from "@/messages/make-sends";
import { queueMessages } from "@/messages/queue-messages";
import { readOwnOrganization } from "@/orgs/queries";
import { happenedIn } from "@/sessions/rules";
import { demandToReaddress } from "./demand-to-readdress";
import { readAskings } from "./queries";
import { ADDRESS_LIFE, maskAddress, nextAsking } from "./rules";
import type { Readdressed } from "./store";
import { endOpenSends, insertChange, lockMailbox, lockReaddressed } from "./store";

type Organization = Awaited<ReturnType<typeof readOwnOrganization>>;

function refuse(tx: OrgTx, account: Readdressed, organization: Organization): void {
  if (account.status === "SUSPENDED") throw new Refusal("suspended");
  if (account.status === "CLOSED") throw new Refusal("closed");
  if (account.status !== "ACTIVE") throw new Refusal("not-applicable");
  if (!can(tx.actor, "accounts.manage") && !mayEditOwnProfile(organization, account))
    throw new Refusal("editing-closed");
}

/**
 * A mailbox that nobody here has proven is anybody's: whoever may name it must not be able to flood it, by one account or
 * by many.
 */
async function demandUnderLimit(tx: OrgTx, accountId: string, key: string): Promise<void> {
  await lockMailbox(tx, key);
  const until = nextAsking(await readAskings(tx, accountId, key));
  if (until) throw new Refusal("address-too-often", { until: until.getTime() });
}

/** The link to the new mailbox, and word of it to the old one while there is time to stop it; it is told once. */
async function tell(
  tx: OrgTx,
  account: Readdressed,
  { language }: Organization,
  change: { email: string; sendId: string; isAgain: boolean },
): Promise<void> {
  const letter = { lane: 1, accountId: account.id, locale: account.language ?? language } as const;
  const notice = {
    ...letter,
    letter: "address-notice" as const,
    toAddress: account.email ?? "",
    details: {
      newAddress: maskAddress(change.email),
      ...happenedIn(tx),
    },
  };
  const proof = { ...letter, letter: "address-change" as const, toAddress: change.email };
  await queueMessages(tx, [
    { ...proof, sendId: change.sendId },
    ...(account.email && !change.isAgain ? [notice] : []),
  ]);
}

/**
 * Names a new address for an ACTIVE account and mails it the link that proves it; until then nothing changes. Whether a
 * colleague has that address already is told to its mailbox only, unless the actor sees all accounts anyway. `isAgain` sends
 * the link once more to an address that waits: the old mailbox knows of it.
 */
export async function requestAddressChange(
  tx: OrgTx,
  { id, email, isAgain = false }: { id: string; email: string; isAgain?: boolean },
): Promise<{ until: Date }> {
  await demandToReaddress(tx, id);
  const account = await lockReaddressed(tx, id);
  if (!account) throw new Refusal("not-found");
  const organization = await readOwnOrganization(tx);
  refuse(tx, account, organization);
  const key = emailKey(email);
  if (key === account.emailKey) throw new Refusal("email-same");
  if (can(tx.actor, "accounts.view") && (await findTwin(tx, { emailKey: key }, id)))
    throw new Refusal("email-taken");
  await demandUnderLimit(tx, id, key);
  await endOpenSends(tx, id);
  const until = new Date(tx.now.getTime() + ADDRESS_LIFE);
  const { epoch } = account;
  const [send] = await makeSends(tx, [
    { purpose: "ADDRESS", accountId: id, addressKey: key, epoch, expiresAt: until },
  ]);
  if (!send) throw new Error("a send was not written");
  await insertChange(tx, { accountId: id, sendId: send.id, email, emailKey: key });
  await tell(tx, account, organization, { email, sendId: send.id, isAgain });
  const values = { before: { email: account.email }, after: { email } };
  await writeAudit(tx, [{ act: "account.address-asked", accountId: id, values }]);
  await recordEvents(tx, [{ accountId: id, event: "address-asked", sendId: send.id }]);
  return { until };
}
