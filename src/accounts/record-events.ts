import type { OrgTx } from "@/lib/org";
import { inPieces, KEPT, rowset, sql } from "@/lib/sql";

type EventRow = {
  /** One, or many to whom the same happened. */
  accountId: string | readonly string[];
  event: string;
  fromStatus?: string | null;
  toStatus?: string | null;
  sendId?: string | null;
  messageId?: string | null;
  details?: Record<string, unknown>;
};

/** Appends to the timelines, in order. */
const insertEvents = (tx: OrgTx, rows: EventRow[]): Promise<number> =>
  tx.db.$executeRaw(sql`
    ${KEPT} INSERT INTO app.account_events (org_id, account_id, at, event, from_status, to_status, actor_kind, actor_id, send_id, message_id, details)
    SELECT ${tx.org}::uuid, one.id, ${tx.now}, r.event, r."fromStatus", r."toStatus", ${tx.actor.kind},
           ${tx.actor.kind === "account" ? tx.actor.id : null}::uuid, r."sendId", r."messageId", coalesce(r.details, '{}'::jsonb)
    FROM jsonb_to_recordset(${rowset(rows.map((row, ordinal) => ({ ...row, ids: [row.accountId].flat(), ordinal })))}) AS r (
      ids uuid[], event text, "fromStatus" text, "toStatus" text, "sendId" uuid, "messageId" uuid, details jsonb, ordinal int)
    CROSS JOIN LATERAL unnest(r.ids) WITH ORDINALITY AS one (id, place)
    ORDER BY r.ordinal, one.place`);

/** Writes what happened to these accounts into their timelines, in the transaction that made it true. */
export async function recordEvents(tx: OrgTx, rows: EventRow[]): Promise<void> {
  await inPieces(rows, async (piece) => {
    await insertEvents(tx, piece);
    return [];
  });
}
