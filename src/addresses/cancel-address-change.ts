import { recordEvents } from "@/accounts/record-events";
import { writeAudit } from "@/audit/write-audit";
import type { OrgTx } from "@/lib/org";
import { Refusal } from "@/lib/refusal";
import { demandToReaddress } from "./demand-to-readdress";
import { deleteOpenChanges, endOpenSends, lockReaddressed } from "./store";

/** A person keeps the address they have, by their own word or an admin's: the link that was mailed to the new one is dead. */
export async function cancelAddressChange(
  tx: OrgTx,
  { id }: { id?: string | undefined } = {},
): Promise<void> {
  if (tx.actor.kind !== "account") throw new Refusal("not-allowed");
  const accountId = id ?? tx.actor.id;
  await demandToReaddress(tx, accountId);
  if (!(await lockReaddressed(tx, accountId))) throw new Refusal("not-found");
  if ((await deleteOpenChanges(tx, accountId)) === 0) return;
  await endOpenSends(tx, accountId);
  await writeAudit(tx, [{ act: "account.address-kept", accountId }]);
  await recordEvents(tx, [{ accountId, event: "address-kept" }]);
}
