import { demand } from "@/admins/rules";
import { writeAudit } from "@/audit/write-audit";
import type { OrgTx } from "@/lib/org";
import { Refusal } from "@/lib/refusal";
import { violated } from "@/lib/sql";
import { teamKey } from "./input";
import { lockTeam, updateTeam } from "./store";

/** Gives a team another name. Returns whether it was different; if not, nothing was written. */
export async function renameTeam(
  tx: OrgTx,
  { id, name }: { id: string; name: string },
): Promise<{ changed: boolean }> {
  demand(tx, "accounts.manage");
  const team = await lockTeam(tx, id, "alone");
  if (!team) throw new Refusal("team-not-found");
  if (team.name === name) return { changed: false };
  await updateTeam(tx, id, name, teamKey(name)).catch((fault) => {
    throw violated(fault) === "teams_org_id_name_key_key" ? new Refusal("team-taken") : fault;
  });
  const details = { teamId: id, from: team.name, to: name };
  await writeAudit(tx, [{ act: "team.renamed", details }]);
  return { changed: true };
}
