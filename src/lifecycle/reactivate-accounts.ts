import type { MoveResult } from "@/accounts/move-accounts";
import { moveAccounts } from "@/accounts/move-accounts";
import type { SuspensionSource } from "@/accounts/rules";
import type { OrgTx } from "@/lib/org";

/** Lifts suspensions: who ever claimed is active again, the others await invitation. */
export const reactivateAccounts = (
  tx: OrgTx,
  { ids, source = "HAND" }: { ids: readonly string[]; source?: SuspensionSource },
): Promise<MoveResult> =>
  moveAccounts(tx, { ids, event: "reactivate", source }, { details: { source } });
