import { editAccount } from "@/accounts/edit-account";
import type { OrgTx } from "@/lib/org";
import { Refusal } from "@/lib/refusal";
import { beginFlow } from "@/sessions/begin-flow";
import type { AddressLink } from "./queries";
import { readAddressLink } from "./queries";
import { addressWorth } from "./rules";
import { carryOpenSends, lockReaddressed, markProven } from "./store";

/**
 * The link, read once both accounts are locked, in the order of their ids: of two who use it one goes first, and no role is
 * given or taken meanwhile.
 */
async function lockLiveLink(tx: OrgTx, sendId: string): Promise<AddressLink> {
  const found = await readAddressLink(tx, sendId);
  if (!found) throw new Refusal("link-dead");
  const { accountId, askedBy } = found;
  for (const id of [...new Set([accountId, askedBy ?? accountId])].sort())
    await lockReaddressed(tx, id);
  const link = await readAddressLink(tx, sendId);
  if (!link || addressWorth(link, tx.now) !== "live") throw new Refusal("link-dead");
  return link;
}

/**
 * The new address or mobile becomes the account's, at the hand of who holds the link that was sent there. Every session and secret
 * before it is dead then; the ticket is for the browser that the person is signed in with, or gave their password in.
 */
export async function proveAddress(
  tx: OrgTx,
  { sendId }: { sendId: string },
): Promise<{ ticket: string; slug: string }> {
  const link = await lockLiveLink(tx, sendId);
  const { accountId, channel, newAddress, epoch } = link;
  const change = channel === "SMS" ? { phone: newAddress } : { email: newAddress };
  await editAccount(tx, { id: accountId, change, isProven: true });
  await markProven(tx, link.changeId, sendId);
  await carryOpenSends(tx, accountId, { beside: channel, epoch });
  const { ticket } = await beginFlow(tx, { accountId, epoch: epoch + 1, factors: ["PASSWORD"] });
  return { ticket, slug: link.orgSlug };
}
