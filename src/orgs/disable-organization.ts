import { writeAudit } from "@/audit/write-audit";
import type { OrgTx } from "@/lib/org";
import { Refusal } from "@/lib/refusal";
import { updateStatus } from "./store";

/**
 * An operator's act: links, sessions and sign-in die at the next request and what waits in the outbox stays there, because
 * everything asks for an active organisation. Nothing else is changed, so that enabling revives all of it.
 */
export async function disableOrganization(
  tx: OrgTx,
  { reason }: { reason: string },
): Promise<{ changed: boolean }> {
  if (tx.actor.kind !== "system") throw new Refusal("not-allowed");
  const changed = await updateStatus(tx, { status: "DISABLED", reason });
  if (changed) await writeAudit(tx, [{ act: "organization.disabled", details: { reason } }]);
  return { changed };
}
