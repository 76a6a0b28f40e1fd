import { recordEvents } from "@/accounts/record-events";
import type { OrgTx } from "@/lib/org";
import { inPieces } from "@/lib/sql";
import { cancelQueued } from "./store";

/** Cancels what has not left of messages to these accounts that carry a secret, and writes it into their timelines. */
export async function cancelMessages(
  tx: OrgTx,
  { accountIds, reason }: { accountIds: string[]; reason: string },
): Promise<void> {
  const cancelled = await inPieces(accountIds, (piece) => cancelQueued(tx, piece, reason));
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
}
