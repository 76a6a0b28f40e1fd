import { recordEvents } from "@/accounts/record-events";
import type { OrgTx } from "@/lib/org";
import { inPieces } from "@/lib/sql";
import { cancelQueued } from "./store";

type Cancelled = {
  accountIds: string[];
  reason: string;
  /** Only what would leave this way. */
  channel?: "EMAIL" | "SMS";
};

/**
 * Cancels what has not left of messages to these accounts that carry a secret, and writes it into their timelines; how many
 * there were.
 */
export async function cancelMessages(
  tx: OrgTx,
  { accountIds, ...which }: Cancelled,
): Promise<{ count: number }> {
  const { reason } = which;
  const cancelled = await inPieces(accountIds, (piece) => cancelQueued(tx, piece, which));
  await recordEvents(
    tx,
    cancelled.map(({ id, accountId, sendId }) => ({
      accountId,
      event: "message-cancelled",
      messageId: id,
      sendId,
      details: { reason },
    })),
  );
  return { count: cancelled.length };
}
