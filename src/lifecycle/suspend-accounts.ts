import type { MoveResult } from "@/accounts/move-accounts";
import { moveAccounts } from "@/accounts/move-accounts";
import type { SuspensionSource } from "@/accounts/rules";
import { assertAdminRemains } from "@/admins/assert-admin-remains";
import type { OrgTx } from "@/lib/org";
import { cancelMessages } from "@/messages/cancel-messages";
import { handOverContacts } from "./hand-over-contacts";
import { holdWithContacts } from "./store";

export type Leaving = {
  ids: readonly string[];
  /** Who takes over the contacts of the leaving users; without one nothing happens to contacts. */
  newOwnerId?: string | null;
};

/** Suspends people: sessions and secrets die with the epoch, what has not left is cancelled. */
export async function suspendAccounts(
  tx: OrgTx,
  { ids, newOwnerId, source = "HAND" }: Leaving & { source?: SuspensionSource },
): Promise<MoveResult> {
  if (newOwnerId) {
    await assertAdminRemains(tx, ids);
    await holdWithContacts(tx, ids);
  }
  const result = await moveAccounts(tx, { ids, event: "suspend", source }, { details: { source } });
  const accountIds = result.done.map(({ id }) => id);
  if (newOwnerId) await handOverContacts(tx, { from: accountIds, to: newOwnerId });
  await cancelMessages(tx, { accountIds, reason: "suspended" });
  return result;
}
