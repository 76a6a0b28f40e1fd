import { writeAudit } from "@/audit/write-audit";
import type { OrgTx } from "@/lib/org";
import { Refusal } from "@/lib/refusal";
import { updateStatus } from "./store";

/** An operator's act: everything that disabling killed lives again, as far as its own time is not over. */
export async function enableOrganization(tx: OrgTx): Promise<{ changed: boolean }> {
  if (tx.actor.kind !== "system") throw new Refusal("not-allowed");
  const changed = await updateStatus(tx, { status: "ACTIVE" });
  if (changed) await writeAudit(tx, [{ act: "organization.enabled" }]);
  return { changed };
}
