import type { MoveResult } from "@/accounts/move-accounts";
import { moveAccounts } from "@/accounts/move-accounts";
import type { SuspensionSource } from "@/accounts/rules";
import { prepareCodes } from "@/codes/prepare-codes";
import type { OrgTx } from "@/lib/org";

/** Lifts suspensions: who ever claimed is active again, the others await invitation, with a new code if nothing else leads to them. */
export async function reactivateAccounts(
  tx: OrgTx,
  { ids, source = "HAND" }: { ids: readonly string[]; source?: SuspensionSource },
): Promise<MoveResult> {
  const event = { ids, event: "reactivate", source } as const;
  const result = await moveAccounts(tx, event, { details: { source } });
  await prepareCodes(tx, { ids: result.done.map(({ id }) => id) });
  return result;
}
