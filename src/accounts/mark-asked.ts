import type { OrgTx } from "@/lib/org";
import { recordEvents } from "./record-events";
import { setAsked } from "./store";

/**
 * Puts a person who asked for a new invitation in front of the admins, or for a new password who has no mailbox to be sent one;
 * asking twice changes nothing.
 */
export async function markAsked(
  tx: OrgTx,
  { id, event = "asked" }: { id: string; event?: "asked" | "reset-requested" },
): Promise<boolean> {
  if ((await setAsked(tx, id)) === 0) return false;
  await recordEvents(tx, [{ accountId: id, event }]);
  return true;
}
