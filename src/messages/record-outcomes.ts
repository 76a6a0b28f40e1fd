import { emailKey } from "@/accounts/input";
import { recordEvents } from "@/accounts/record-events";
import type { OrgTx } from "@/lib/org";
import { markUndeliverable } from "@/reach/mark-undeliverable";
import { noSuchAddress } from "@/reach/rules";
import type { Recorded, SettledRow } from "./store";
import { markHandedOver, settleMessages } from "./store";

const EVENTS: Record<string, string> = {
  SENT: "message-sent",
  DELIVERED: "message-delivered",
  DELAYED: "message-delayed",
  FAILED: "message-failed",
  CANCELLED: "message-cancelled",
};

type Refused = { id: string; reason: string };

/** A server that says at the door that there is no such address says what a mail that comes back would. */
async function noteNoAddress(tx: OrgTx, refused: readonly Refused[]): Promise<void> {
  if (refused.length === 0) return;
  const reasons = new Map(refused.map(({ id, reason }) => [id, reason]));
  const messages = await tx.db.message.findMany({
    where: { orgId: tx.org, id: { in: [...reasons.keys()] } },
    select: { id: true, accountId: true, toAddress: true },
  });
  const rows = messages.flatMap(({ id, accountId, toAddress }) =>
    accountId === null
      ? []
      : [{ accountId, addressKey: emailKey(toAddress), reason: reasons.get(id) ?? "" }],
  );
  await markUndeliverable(tx, { rows });
}

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
  const refused = told.flatMap(({ id, state }) => {
    const reason = noSuchAddress(settled.get(id)?.answer ?? null);
    return state === "FAILED" && reason ? [{ id, reason }] : [];
  });
  await noteNoAddress(tx, refused);
}
