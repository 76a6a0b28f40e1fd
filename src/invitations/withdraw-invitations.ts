import type { MoveResult } from "@/accounts/move-accounts";
import { moveAccounts } from "@/accounts/move-accounts";
import { prepareCodes } from "@/codes/prepare-codes";
import type { OrgTx } from "@/lib/org";
import { cancelMessages } from "@/messages/cancel-messages";
import { withdrawAll, withdrawUnsent } from "./store";

type Withdrawn = {
  ids: readonly string[];
  /** Only what was never handed over, and whose letter waits no more: who holds a code, a link or another letter keeps it. */
  isUnsentOnly?: boolean;
  /** Of these, who was sent a link that ran out since keeps being invited as well. */
  keepsEnded?: boolean;
};

/**
 * Takes invitations back over every channel: people await invitation again, their links say "withdrawn" to who holds them. Or
 * only those of which nothing is out.
 */
export async function withdrawInvitations(
  tx: OrgTx,
  { ids: all, isUnsentOnly = false, keepsEnded = false }: Withdrawn,
): Promise<MoveResult> {
  const kept = new Set(isUnsentOnly ? await withdrawUnsent(tx, all, keepsEnded) : []);
  const ids = all.filter((id) => !kept.has(id));
  const result = await moveAccounts(tx, { ids, event: "withdraw" });
  const accountIds = result.done.map(({ id }) => id);
  if (accountIds.length > 0) {
    await withdrawAll(tx, accountIds);
    await cancelMessages(tx, { accountIds, reason: "withdrawn" });
    // the code that was on paper is dead: who can only be reached by one has another, to be printed beforehand
    await prepareCodes(tx, { ids: accountIds });
  }
  return result;
}
