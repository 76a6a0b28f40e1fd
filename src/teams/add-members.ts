import { writeAudit } from "@/audit/write-audit";
import type { OrgTx } from "@/lib/org";
import { insertMembers } from "./store";

/** Puts people into a team; who is in it already stays. */
export async function addMembers(
  tx: OrgTx,
  { teamId, accountIds }: { teamId: string; accountIds: string[] },
): Promise<void> {
  await insertMembers(tx, teamId, accountIds);
  await writeAudit(
    tx,
    accountIds.map((accountId) => ({ act: "team.joined", accountId, details: { teamId } })),
  );
}
