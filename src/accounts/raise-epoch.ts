import type { OrgTx } from "@/lib/org";
import { bumpEpochs } from "./store";

/** Ends every session and kills every secret of these accounts (password change, reset, factor reset). */
export async function raiseEpoch(tx: OrgTx, ids: string[]): Promise<void> {
  if (ids.length > 0) await bumpEpochs(tx, ids);
}
