import type { OrgTx } from "@/lib/org";
import { deleteOldDrafts } from "./store";

/** Longer than any link lives, and as long as a code does: whoever comes back later begins anew. */
const KEPT_MS = 90 * 86_400_000;

/** Forgets what was left lying on the way to a claim; says how many it were. */
export const dropOldDrafts = (tx: OrgTx, { most }: { most: number }): Promise<number> =>
  deleteOldDrafts(tx, new Date(tx.now.getTime() - KEPT_MS), most);
