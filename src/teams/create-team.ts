import { demand } from "@/admins/rules";
import { writeAudit } from "@/audit/write-audit";
import type { OrgTx } from "@/lib/org";
import { Refusal } from "@/lib/refusal";
import { violated } from "@/lib/sql";
import { teamKey } from "./input";
import { insertTeam } from "./store";

/** Makes a team; its name is unique in the organisation, whatever the case. */
export async function createTeam(tx: OrgTx, { name }: { name: string }): Promise<{ id: string }> {
  demand(tx, "accounts.manage");
  const id = await insertTeam(tx, name, teamKey(name)).catch((fault) => {
    throw violated(fault) === "teams_org_id_name_key_key" ? new Refusal("team-taken") : fault;
  });
  await writeAudit(tx, [{ act: "team.created", details: { teamId: id, name } }]);
  return { id };
}
