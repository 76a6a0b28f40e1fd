import type { MoveResult } from "@/accounts/move-accounts";
import { moveAccounts } from "@/accounts/move-accounts";
import type { OrgTx } from "@/lib/org";
import { cancelMessages } from "@/messages/cancel-messages";
import { withdrawAll } from "./store";

/** Takes invitations back over every channel: people await invitation again, their links say "withdrawn" to who holds them. */
export async function withdrawInvitations(
  tx: OrgTx,
  { ids }: { ids: readonly string[] },
): Promise<MoveResult> {
  const result = await moveAccounts(tx, { ids, event: "withdraw" });
  const accountIds = result.done.map(({ id }) => id);
  if (accountIds.length > 0) {
    await withdrawAll(tx, accountIds);
    await cancelMessages(tx, { accountIds, reason: "withdrawn" });
  }
  return result;
}
