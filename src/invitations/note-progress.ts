import { holdPeople } from "@/accounts/queries";
import { recordEvents } from "@/accounts/record-events";
import type { OrgTx } from "@/lib/org";
import { markProgress } from "./store";

/**
 * Notes that a person, not a scanner, came past the first page (`opened`) or chose a password (`started`).
 * Only the first time of each counts.
 */
export async function noteProgress(
  tx: OrgTx,
  { sendId, accountId, step }: { sendId: string; accountId: string; step: "opened" | "started" },
): Promise<void> {
  await holdPeople(tx, [accountId]);
  if (await markProgress(tx, sendId, step === "opened" ? "openedAt" : "startedAt")) {
    await recordEvents(tx, [{ accountId, event: step, sendId }]);
  }
}
