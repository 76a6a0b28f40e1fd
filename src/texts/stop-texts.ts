import { recordEvents } from "@/accounts/record-events";
import { writeAudit } from "@/audit/write-audit";
import type { OrgTx } from "@/lib/org";
import { markUndeliverable } from "@/reach/mark-undeliverable";
import { findNumber } from "./queries";

/**
 * Somebody answered STOP: no text goes to that number any more, and who is reached by it alone cannot be reached. Only whom
 * they may have answered is told: who merely keeps the number learns of it when a text of theirs is refused.
 */
export async function stopTexts(
  tx: OrgTx,
  { id, phone }: { id: string; phone: string },
): Promise<void> {
  const one = await findNumber(tx, id, phone);
  if (!one?.wasTexted) return;
  await writeAudit(tx, [{ act: "account.texts-stopped", accountId: id }]);
  await recordEvents(tx, [{ accountId: id, event: "texts-stopped" }]);
  const isTexted = one.email === null || one.inviteBy === "SMS";
  if (isTexted && one.status === "INVITED")
    await markUndeliverable(tx, { rows: [{ accountId: id, addressKey: phone, reason: "21610" }] });
}
