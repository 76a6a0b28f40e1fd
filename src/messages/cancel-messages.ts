import { recordEvents } from "@/accounts/record-events";
import type { OrgTx } from "@/lib/org";
import type { Sql } from "@/lib/sql";
import { empty, inPieces, KEPT, sql } from "@/lib/sql";

type Cancelled = {
  accountIds: string[];
  reason: string;
  /** Only what would leave this way. */
  channel?: "EMAIL" | "SMS";
  /** Only reminders. */
  isReminder?: boolean;
};

type Which = Omit<Cancelled, "accountIds">;
const LETTERS = ["invitation", "reminder", "reset", "address-change"];

/** One person is named by their whole key: a claim, or a decline, asks each time. */
const of = (accountIds: string[]): Sql =>
  accountIds.length === 1
    ? sql`m.account_id = ${accountIds[0]}::uuid`
    : sql`m.account_id = ANY (${accountIds}::uuid[])`;

/** Messages of these accounts that have not left and whose secret is dead are cancelled, with the reason. */
const cancelQueued = (
  tx: OrgTx,
  accountIds: string[],
  { reason, channel, isReminder = false }: Which,
): Promise<{ id: string; accountId: string; sendId: string | null }[]> =>
  tx.db.$queryRaw(sql`
    ${accountIds.length === 1 ? KEPT : empty} UPDATE app.messages m SET state = 'CANCELLED', reason = ${reason}, state_at = ${tx.now}
    WHERE m.org_id = ${tx.org}::uuid AND ${of(accountIds)} AND m.state IN ('QUEUED', 'DELAYED')
      AND m.letter = ANY (${isReminder ? ["reminder"] : LETTERS}::text[])
      AND m.leased_until IS NULL ${channel ? sql`AND m.channel = ${channel}` : empty}
    RETURNING m.id, m.account_id AS "accountId", m.send_id AS "sendId"`);

/**
 * Cancels what has not left of messages to these accounts that carry a secret, and writes it into their timelines; how many
 * there were. What a pump holds at this moment is the pump's: it leaves, or is cancelled when it is met again (`WHY_DEAD`).
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
