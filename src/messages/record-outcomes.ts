import { recordEvents } from "@/accounts/record-events";
import type { OrgTx } from "@/lib/org";
import type { Recorded, SettledRow } from "./store";
import { markHandedOver, settleMessages } from "./store";

const EVENTS: Record<string, string> = {
  SENT: "message-sent",
  DELIVERED: "message-delivered",
  DELAYED: "message-delayed",
  FAILED: "message-failed",
  CANCELLED: "message-cancelled",
};

/**
 * Records what became of a leased batch: the messages' states, the secrets that are out now and replace older ones, and
 * the lines in the timelines. What another worker recorded meanwhile stays.
 */
export async function recordOutcomes(
  tx: OrgTx,
  { lease, rows }: { lease: string; rows: SettledRow[] },
): Promise<void> {
  if (rows.length === 0) return;
  const recorded = await settleMessages(tx, lease, rows);
  const out = recorded.filter(
    ({ state, sendId }) => sendId !== null && (state === "SENT" || state === "DELIVERED"),
  );
  if (out.length > 0)
    await markHandedOver(
      tx,
      out.flatMap(({ sendId }) => (sendId ? [sendId] : [])),
    );
  const settled = new Map(rows.map((row) => [row.id, row]));
  const told = recorded.filter(
    (row): row is Recorded & { accountId: string } =>
      row.accountId !== null && !row.repeated && !row.test,
  );
  await recordEvents(
    tx,
    told.map(({ id, state, accountId, sendId, letter }) => {
      // The server's own words may name the person: they stay in the message, where an erasure reaches them.
      const reason = settled.get(id)?.reason ?? null;
      const words = state === "SENT" || state === "DELIVERED" ? {} : { reason };
      return {
        accountId,
        event: EVENTS[state] ?? "message-sent",
        sendId,
        messageId: id,
        details: { letter, ...words },
      };
    }),
  );
}
