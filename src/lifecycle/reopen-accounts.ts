import type { MoveResult } from "@/accounts/move-accounts";
import { moveAccounts } from "@/accounts/move-accounts";
import type { OrgTx } from "@/lib/org";

/** Brings closed accounts back to the state before; who was invited awaits invitation again. */
export const reopenAccounts = (
  tx: OrgTx,
  { ids }: { ids: readonly string[] },
): Promise<MoveResult> => moveAccounts(tx, { ids, event: "reopen" });
