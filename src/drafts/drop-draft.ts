import type { OrgTx } from "@/lib/org";
import { deleteDraft } from "./store";

/** Forgets what was said on the way: it was claimed, or it was somebody else. */
export async function dropDraft(
  tx: OrgTx,
  { accountId }: { accountId: string },
): Promise<{ dropped: boolean }> {
  return { dropped: (await deleteDraft(tx, accountId)) > 0 };
}
