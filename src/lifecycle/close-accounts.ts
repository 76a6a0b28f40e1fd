import type { MoveResult } from "@/accounts/move-accounts";
import { moveAccounts } from "@/accounts/move-accounts";
import { assertAdminRemains } from "@/admins/assert-admin-remains";
import type { OrgTx } from "@/lib/org";
import { cancelMessages } from "@/messages/cancel-messages";
import { handOverContacts } from "./hand-over-contacts";
import { holdWithContacts } from "./store";
import type { Leaving } from "./suspend-accounts";

/** Closes accounts. They keep their keys and can be reopened until they are erased. */
export async function closeAccounts(
  tx: OrgTx,
  { ids, newOwnerId, why }: Leaving & { why?: "never-claimed" },
): Promise<MoveResult> {
  if (newOwnerId) {
    await assertAdminRemains(tx, ids);
    await holdWithContacts(tx, ids);
  }
  const result = await moveAccounts(tx, { ids, event: "close" }, why ? { details: { why } } : {});
  const accountIds = result.done.map(({ id }) => id);
  if (newOwnerId) await handOverContacts(tx, { from: accountIds, to: newOwnerId });
  await cancelMessages(tx, { accountIds, reason: "closed" });
  return result;
}
