import { editAccount } from "@/accounts/edit-account";
import type { OrgTx } from "@/lib/org";
import { Refusal } from "@/lib/refusal";
import { beginFlow } from "@/sessions/begin-flow";
import { readAddressLink } from "./queries";
import { addressWorth } from "./rules";
import { markProven } from "./store";

/**
 * The new address becomes the account's, at the hand of who holds the link that was mailed there. Every session and secret
 * before it is dead then; the ticket is for the browser that the person is signed in with, or gave their password in.
 */
export async function proveAddress(
  tx: OrgTx,
  { sendId }: { sendId: string },
): Promise<{ ticket: string; slug: string }> {
  const link = await readAddressLink(tx, sendId, { lock: true });
  if (!link || addressWorth(link, tx.now) !== "live") throw new Refusal("link-dead");
  const { accountId, newEmail, epoch } = link;
  await editAccount(tx, { id: accountId, change: { email: newEmail }, isProven: true });
  await markProven(tx, link.changeId, sendId);
  const { ticket } = await beginFlow(tx, { accountId, epoch: epoch + 1, factors: ["PASSWORD"] });
  return { ticket, slug: link.orgSlug };
}
