import type { OrgTx } from "@/lib/org";
import { recordEvents } from "./record-events";
import { setAsked } from "./store";

/** Puts a person who asked for a new invitation in front of the admins; asking twice changes nothing. */
export async function markAsked(tx: OrgTx, { id }: { id: string }): Promise<boolean> {
  if ((await setAsked(tx, id)) === 0) return false;
  await recordEvents(tx, [{ accountId: id, event: "asked" }]);
  return true;
}
