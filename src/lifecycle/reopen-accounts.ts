import type { MoveResult } from "@/accounts/move-accounts";
import { moveAccounts } from "@/accounts/move-accounts";
import { prepareCodes } from "@/codes/prepare-codes";
import type { OrgTx } from "@/lib/org";

/** Brings closed accounts back to the state before; who was invited awaits invitation again, with a new code if nothing else leads to them. */
export async function reopenAccounts(
  tx: OrgTx,
  { ids }: { ids: readonly string[] },
): Promise<MoveResult> {
  const result = await moveAccounts(tx, { ids, event: "reopen" });
  await prepareCodes(tx, { ids: result.done.map(({ id }) => id) });
  return result;
}
