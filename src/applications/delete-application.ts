import { recordEvents } from "@/accounts/record-events";
import { demand } from "@/admins/rules";
import { writeAudit } from "@/audit/write-audit";
import type { OrgTx } from "@/lib/org";
import { Refusal } from "@/lib/refusal";
import { deleteApplicationRow, deleteGrants, lockApplication, lockHolders } from "./store";

/** Deletes an application; whoever held it loses it. Returns how many they were. */
export async function deleteApplication(
  tx: OrgTx,
  { id }: { id: string },
): Promise<{ holders: number }> {
  demand(tx, "settings.manage");
  const application = await lockApplication(tx, id, "alone");
  if (!application) throw new Refusal("application-not-found");
  await lockHolders(tx, id, "all");
  const holders = await deleteGrants(tx, id, "all");
  await deleteApplicationRow(tx, id);
  const details = { applicationId: id, name: application.name };
  await writeAudit(tx, [
    { act: "application.deleted", details: { ...details, holders: holders.length } },
    ...holders.map((accountId) => ({ act: "application.revoked", accountId, details })),
  ]);
  await recordEvents(
    tx,
    holders.map((accountId) => ({ accountId, event: "application-revoked", details })),
  );
  return { holders: holders.length };
}
