import type { OrgTx } from "@/lib/org";
import { KEPT_MS } from "./rules";
import { deleteOldAlerts } from "./store";

/** Takes notices away that are so old that nobody looks for them. Returns how many. */
export const clearAlerts = (tx: OrgTx, { most = 1_000 }: { most?: number } = {}): Promise<number> =>
  deleteOldAlerts(tx, new Date(tx.now.getTime() - KEPT_MS), most);
