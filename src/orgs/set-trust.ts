import { writeAudit } from "@/audit/write-audit";
import type { OrgTx } from "@/lib/org";
import { Refusal } from "@/lib/refusal";
import type { Trust } from "./queries";
import { readTrust } from "./queries";
import { updateTrust } from "./store";

/** An operator's word about how far the organisation is trusted; null takes it back, and claims and age decide again. */
export async function setTrust(tx: OrgTx, { step }: { step: number | null }): Promise<Trust> {
  if (tx.actor.kind !== "system") throw new Refusal("not-allowed");
  const before = await readTrust(tx);
  if (before.said === step) return before;
  await updateTrust(tx, step);
  await writeAudit(tx, [
    { act: "organization.trust-set", details: { before: before.said, after: step } },
  ]);
  return readTrust(tx);
}
