import { recordEvents } from "@/accounts/record-events";
import { writeAudit } from "@/audit/write-audit";
import type { OrgTx } from "@/lib/org";
import { markDeliverable } from "@/reach/mark-deliverable";
import { findNumber } from "./queries";

/** Somebody who had answered STOP answered START: texts may go to that number again. */
export async function resumeTexts(
  tx: OrgTx,
  { id, phone }: { id: string; phone: string },
): Promise<void> {
  const one = await findNumber(tx, id, phone);
  if (!one) return;
  if (one.wasTexted) {
    await writeAudit(tx, [{ act: "account.texts-resumed", accountId: id }]);
    await recordEvents(tx, [{ accountId: id, event: "texts-resumed" }]);
  }
  if (one.undeliverableReason === "21610") await markDeliverable(tx, { ids: [id] });
}
