import type { OrgTx } from "@/lib/org";
import { inPieces } from "@/lib/sql";
import type { EventRow } from "./store";
import { insertEvents } from "./store";

/** Writes what happened to these accounts into their timelines, in the transaction that made it true. */
export async function recordEvents(tx: OrgTx, rows: EventRow[]): Promise<void> {
  await inPieces(rows, async (piece) => {
    await insertEvents(tx, piece);
    return [];
  });
}
