import { recordEvents } from "@/accounts/record-events";
import { writeAudit } from "@/audit/write-audit";
import type { OrgTx } from "@/lib/org";
import { Refusal } from "@/lib/refusal";
import { deleteOpenChanges, endOpenSends, lockReaddressed } from "./store";

/** A signed-in person keeps the address they have: the link that was mailed to the new one is dead. */
export async function cancelAddressChange(tx: OrgTx): Promise<void> {
  if (tx.actor.kind !== "account") throw new Refusal("not-allowed");
  const accountId = tx.actor.id;
  await lockReaddressed(tx, accountId);
  if ((await deleteOpenChanges(tx, accountId)) === 0) return;
  await endOpenSends(tx, accountId);
  await writeAudit(tx, [{ act: "account.address-kept", accountId }]);
  await recordEvents(tx, [{ accountId, event: "address-kept" }]);
}
