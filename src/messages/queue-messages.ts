import type { OrgTx } from "@/lib/org";
import { wake } from "@/lib/queue";
import { inPieces } from "@/lib/sql";
import type { MessageRow } from "./store";
import { insertMessages } from "./store";

/** Writes messages into the outbox in the transaction that made them true; a pump takes them once it commits. */
export async function queueMessages(tx: OrgTx, rows: MessageRow[]): Promise<{ id: string }[]> {
  if (rows.length === 0) return [];
  const queued = await inPieces(rows, (piece) => insertMessages(tx, piece));
  await wake(tx, "pump");
  return queued;
}
