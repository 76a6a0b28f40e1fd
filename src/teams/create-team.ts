import { writeAudit } from "@/audit/write-audit";
import type { OrgTx } from "@/lib/org";
import { insertTeam } from "./store";

/** Makes a team; its name is unique in the organisation, whatever the case. */
export async function createTeam(tx: OrgTx, { name }: { name: string }): Promise<{ id: string }> {
  const id = await insertTeam(tx, name, name.normalize("NFC").trim().toLowerCase());
  await writeAudit(tx, [{ act: "team.created", details: { teamId: id } }]);
  return { id };
}
