import { recordEvents } from "@/accounts/record-events";
import { writeAudit } from "@/audit/write-audit";
import type { OrgTx } from "@/lib/org";
import { setRemindersOff } from "./store";

/** "Don't remind me", from the letter of this sending: its person gets no reminder any more; their link lives on. */
export async function stopReminders(
  tx: OrgTx,
  { sendId }: { sendId: string },
): Promise<{ done: boolean; accountId?: string }> {
  const [stopped] = await setRemindersOff(tx, sendId);
  if (!stopped) return { done: false };
  await writeAudit(tx, [{ act: "account.reminders-off", accountId: stopped.id }]);
  await recordEvents(tx, [{ accountId: stopped.id, event: "reminders-off" }]);
  return { done: true, accountId: stopped.id };
}
