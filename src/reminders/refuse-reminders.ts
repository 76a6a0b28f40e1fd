import type { OrgTx } from "@/lib/org";
import { cancelMessages } from "@/messages/cancel-messages";
import { stopReminders } from "@/reach/stop-reminders";

/** "Don't remind me", from the letter of this sending: what waits to remind them does not leave either. */
export async function refuseReminders(
  tx: OrgTx,
  { sendId }: { sendId: string },
): Promise<{ done: boolean }> {
  const { done, accountId } = await stopReminders(tx, { sendId });
  const about = { reason: "dont-remind", isReminder: true };
  if (accountId) await cancelMessages(tx, { accountIds: [accountId], ...about });
  return { done };
}
