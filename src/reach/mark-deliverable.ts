import { recordEvents } from "@/accounts/record-events";
import type { OrgTx } from "@/lib/org";
import { inPieces } from "@/lib/sql";
import { clearUndeliverable } from "./store";

/** A mail arrived, or an admin tries the address once more: it counts as good until something comes back again. */
export async function markDeliverable(
  tx: OrgTx,
  { ids }: { ids: readonly string[] },
): Promise<void> {
  const cleared = await inPieces(ids, (piece) => clearUndeliverable(tx, piece));
  await recordEvents(
    tx,
    cleared.map(({ id }) => ({ accountId: id, event: "deliverable" })),
  );
}
