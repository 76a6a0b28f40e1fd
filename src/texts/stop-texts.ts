import { holdPeople } from "@/accounts/queries";
import { recordEvents } from "@/accounts/record-events";
import { writeAudit } from "@/audit/write-audit";
import type { OrgTx } from "@/lib/org";
import { cancelMessages } from "@/messages/cancel-messages";
import { markUndeliverable } from "@/reach/mark-undeliverable";
import { findNumber } from "./queries";

/** What the provider says of a number that answered STOP; we say it ourselves where we do not ask. */
const STOPPED = "21610";

/**
 * Somebody answered STOP: no text goes to that number any more, one that waits is cancelled at once, and who is reached by it
 * alone cannot be reached. Told are those whom they may have answered and those whose text was cancelled: who merely keeps
 * the number learns of it when a text of theirs is refused.
 */
export async function stopTexts(
  tx: OrgTx,
  { id, phone }: { id: string; phone: string },
): Promise<void> {
  const one = await findNumber(tx, id, phone);
  if (!one) return;
  await holdPeople(tx, [id]);
  const { count } = await cancelMessages(tx, {
    accountIds: [id],
    reason: STOPPED,
    channel: "SMS",
  });
  if (!one.wasTexted && count === 0) return;
  if (one.wasTexted) {
    await writeAudit(tx, [{ act: "account.texts-stopped", accountId: id }]);
    await recordEvents(tx, [{ accountId: id, event: "texts-stopped" }]);
  }
  const isTexted = one.email === null || one.inviteBy === "SMS";
  if (isTexted && one.status === "INVITED")
    await markUndeliverable(tx, {
      rows: [{ accountId: id, addressKey: phone, reason: STOPPED }],
    });
}
