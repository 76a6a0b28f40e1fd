import { recordEvents } from "@/accounts/record-events";
import { writeAudit } from "@/audit/write-audit";
import type { OrgTx } from "@/lib/org";
import { directoryDigest } from "@/lib/secrets";
import { deleteBrowserSession } from "./store";

/** Signs a browser out of this organisation; its other organisations stay open. */
export async function endSession(tx: OrgTx, { browserId }: { browserId: string }): Promise<void> {
  const ended = await deleteBrowserSession(tx, directoryDigest(browserId));
  if (ended === 0 || tx.actor.kind !== "account") return;
  await writeAudit(tx, [{ act: "session.ended", accountId: tx.actor.id }]);
  await recordEvents(tx, [{ accountId: tx.actor.id, event: "signed-out" }]);
}
