import type { OrgTx } from "@/lib/org";
import { cancelMessages } from "@/messages/cancel-messages";
import { restoreEnds } from "@/reach/restore-ends";
import { stopReminders } from "@/reach/stop-reminders";

/** "Don't remind me", from the letter of this sending: what waits to remind them does not leave either. */
export async function refuseReminders(
  tx: OrgTx,
  { sendId }: { sendId: string },
): Promise<{ done: boolean }> {
  const { done, accountId } = await stopReminders(tx, { sendId });
  const about = { reason: "dont-remind", isReminder: true };
  if (!accountId) return { done };
  const { count } = await cancelMessages(tx, { accountIds: [accountId], ...about });
  if (count > 0) await restoreEnds(tx, { ids: [accountId] });
  return { done };
}
