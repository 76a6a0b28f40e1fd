import { recordEvents } from "@/accounts/record-events";
import { writeAudit } from "@/audit/write-audit";
import type { OrgTx } from "@/lib/org";
import { Refusal } from "@/lib/refusal";
import { directoryDigest } from "@/lib/secrets";
import { deleteFlows, deleteOwnSessions } from "./store";

/**
 * A signed-in person ends sessions of their own: these, or all of them, and then sign-ins under way as well. The browser
 * that is kept is the one they sit at.
 */
export async function endSessions(
  tx: OrgTx,
  { ids, keptBrowserId }: { ids?: string[] | undefined; keptBrowserId?: string | undefined },
): Promise<{ ended: number }> {
  if (tx.actor.kind !== "account") throw new Refusal("not-allowed");
  const accountId = tx.actor.id;
  const kept = keptBrowserId ? directoryDigest(keptBrowserId) : undefined;
  if (ids === undefined) await deleteFlows(tx, accountId);
  const ended = await deleteOwnSessions(tx, accountId, { ids, kept });
  if (ended === 0) return { ended };
  const details = { count: ended };
  await writeAudit(tx, [{ act: "session.ended", accountId, details }]);
  await recordEvents(tx, [{ accountId, event: "sessions-ended", details }]);
  return { ended };
}
