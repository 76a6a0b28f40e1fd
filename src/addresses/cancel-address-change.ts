import { recordEvents } from "@/accounts/record-events";
import { writeAudit } from "@/audit/write-audit";
import type { OrgTx } from "@/lib/org";
import { Refusal } from "@/lib/refusal";
import { demandToReaddress } from "./demand-to-readdress";
import { readPendingAddress } from "./queries";
import type { ProvenBy } from "./rules";
import { deleteOpenChanges, endOpenSends, lockReaddressed } from "./store";

/** A person keeps the address or mobile they have, by their own word or an admin's: the link that went to the new one is dead. */
export async function cancelAddressChange(
  tx: OrgTx,
  { id, channel = "EMAIL" }: { id?: string | undefined; channel?: ProvenBy | undefined } = {},
): Promise<void> {
  if (tx.actor.kind !== "account") throw new Refusal("not-allowed");
  const accountId = id ?? tx.actor.id;
  await demandToReaddress(tx, accountId);
  if (!(await lockReaddressed(tx, accountId))) throw new Refusal("not-found");
  // what was proven or ran out meanwhile cannot be said to stay, whatever older wishes are still kept beside it
  if (!(await readPendingAddress(tx, accountId, channel))) throw new Refusal("change-over");
  await endOpenSends(tx, accountId, channel);
  await deleteOpenChanges(tx, accountId, channel);
  const isMobile = channel === "SMS";
  const act = isMobile ? "account.mobile-kept" : "account.address-kept";
  await writeAudit(tx, [{ act, accountId }]);
  await recordEvents(tx, [{ accountId, event: isMobile ? "mobile-kept" : "address-kept" }]);
}
