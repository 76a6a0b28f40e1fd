import { recordEvents } from "@/accounts/record-events";
import { demand } from "@/admins/rules";
import { writeAudit } from "@/audit/write-audit";
import type { OrgTx } from "@/lib/org";
import type { RowRefusal } from "@/lib/refusal";
import { Refusal } from "@/lib/refusal";
import { inPieces } from "@/lib/sql";
import { deleteGrants, lockApplication, lockHolders } from "./store";

/** Takes an application from people, closed ones too; who does not hold it is neither done nor refused. */
export async function revokeApplication(
  tx: OrgTx,
  { applicationId, ids }: { applicationId: string; ids: readonly string[] },
): Promise<{ done: { id: string }[]; refused: RowRefusal[] }> {
  demand(tx, "accounts.manage");
  const application = await lockApplication(tx, applicationId, "counting");
  if (!application) throw new Refusal("application-not-found");
  const refused: RowRefusal[] = [];
  const taken = await inPieces([...new Set(ids)], async (piece) => {
    const known = new Set(await lockHolders(tx, applicationId, piece));
    for (const id of piece) if (!known.has(id)) refused.push({ id, code: "not-found" });
    return deleteGrants(tx, applicationId, piece);
  });
  const details = { applicationId, name: application.name };
  await writeAudit(
    tx,
    taken.map((accountId) => ({ act: "application.revoked", accountId, details })),
  );
  await recordEvents(
    tx,
    taken.map((accountId) => ({ accountId, event: "application-revoked", details })),
  );
  return { done: taken.map((id) => ({ id })), refused };
}
