import type { MoveResult } from "@/accounts/move-accounts";
import { moveAccounts } from "@/accounts/move-accounts";
import { holdImports } from "@/imports/queries";
import type { OrgTx } from "@/lib/org";
import type { RowRefusal } from "@/lib/refusal";
import { cancelMessages } from "@/messages/cancel-messages";
import { forgetFiles } from "./forget-files";
import { findErased } from "./queries";
import { eraseWords } from "./store";

/**
 * Erases closed accounts for good: everything personal goes everywhere, their keys are free again, what the audit log sealed
 * of them can never be opened, and a skeleton of states and dates stays. Who was never claimed is closed in the same act.
 */
export async function eraseAccounts(
  tx: OrgTx,
  { ids }: { ids: readonly string[] },
): Promise<MoveResult> {
  // before anybody is held: whoever applies an import holds it before its people
  if (ids.length > 0) await holdImports(tx);
  const erased = await findErased(tx, ids);
  const result = await moveAccounts(tx, {
    ids: ids.filter((id) => !erased.has(id)),
    event: "erase",
  });
  const accountIds = result.done.map(({ id }) => id);
  if (accountIds.length > 0) {
    await cancelMessages(tx, { accountIds, reason: "closed" });
    await forgetFiles(tx, { ids: accountIds });
    await eraseWords(tx, accountIds);
  }
  const again = [...erased].map((id): RowRefusal => ({ id, code: "erased" }));
  return { done: result.done, refused: [...again, ...result.refused] };
}
