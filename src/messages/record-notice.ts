import { recordEvents } from "@/accounts/record-events";
import type { OrgTx } from "@/lib/org";
import type { SentMessage } from "./queries";
import type { MessageState } from "./rules";
import { markHandedOver } from "./store";

const EVENTS: Partial<Record<MessageState, string>> = {
  SENT: "message-delayed",
  DELIVERED: "message-delivered",
  BOUNCED: "message-bounced",
  COMPLAINED: "message-complained",
};

type Noticed = {
  sent: SentMessage;
  state: MessageState;
  reason: string | null;
  answer: string | null;
};

/**
 * Records what a notice says of a message that left: its state, the secret that is out, the line in the timeline. A worker that
 * still held it had handed it over and not written that down: its lease is void.
 */
export async function recordNotice(
  tx: OrgTx,
  { sent, state, reason, answer }: Noticed,
): Promise<void> {
  const { id, accountId, sendId, letter, sentAt, isTest } = sent;
  await tx.db.message.update({
    where: { orgId_id: { orgId: tx.org, id } },
    data: {
      ...{ state, reason, stateAt: tx.now, sentAt: sentAt ?? tx.now },
      ...{ lease: null, leasedUntil: null, ...(answer === null ? {} : { answer }) },
    },
  });
  if (sendId) await markHandedOver(tx, [sendId]);
  if (accountId === null || isTest) return;
  const event = EVENTS[state] ?? "message-sent";
  const details = { letter, ...(reason === null ? {} : { reason }) };
  await recordEvents(tx, [{ accountId, event, sendId, messageId: id, details }]);
}
