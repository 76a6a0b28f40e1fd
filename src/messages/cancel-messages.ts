import { recordEvents } from "@/accounts/record-events";
import type { OrgTx } from "@/lib/org";
import { empty, inPieces, rowset, sql } from "@/lib/sql";

type Cancelled = {
  accountIds: string[];
  reason: string;
  /** Only what would leave this way. */
  channel?: "EMAIL" | "SMS";
};

/** Messages of these accounts that have not left and whose secret is dead are cancelled, with the reason. */
const cancelQueued = (
  tx: OrgTx,
  accountIds: string[],
  { reason, channel }: { reason: string; channel?: "EMAIL" | "SMS" | undefined },
): Promise<{ id: string; accountId: string; sendId: string | null }[]> =>
  tx.db.$queryRaw(sql`
    UPDATE app.messages m SET state = 'CANCELLED', reason = ${reason}, state_at = ${tx.now}
    FROM jsonb_to_recordset(${rowset(accountIds.map((id) => ({ id })))}) AS r (id uuid)
    WHERE m.org_id = ${tx.org}::uuid AND m.account_id = r.id AND m.state IN ('QUEUED', 'DELAYED') AND m.letter IN ('invitation', 'reminder', 'reset', 'address-change')
      AND m.leased_until IS NULL ${channel ? sql`AND m.channel = ${channel}` : empty}
    RETURNING m.id, m.account_id AS "accountId", m.send_id AS "sendId"`);

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
