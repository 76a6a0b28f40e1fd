import { recordEvents } from "@/accounts/record-events";
import { demand } from "@/admins/rules";
import { writeAudit } from "@/audit/write-audit";
import type { OrgTx } from "@/lib/org";
import { Refusal } from "@/lib/refusal";
import { deleteAllMembers, deleteTeamRow, lockTeam } from "./store";

/** Deletes a team; its members stay and leave it. Returns how many they were. */
export async function deleteTeam(tx: OrgTx, { id }: { id: string }): Promise<{ members: number }> {
  demand(tx, "accounts.manage");
  const team = await lockTeam(tx, id, "alone");
  if (!team) throw new Refusal("team-not-found");
  const members = await deleteAllMembers(tx, id);
  await deleteTeamRow(tx, id);
  const details = { teamId: id, name: team.name };
  await writeAudit(tx, [
    { act: "team.deleted", details: { ...details, members: members.length } },
    ...members.map((accountId) => ({ act: "team.left", accountId, details })),
  ]);
  await recordEvents(
    tx,
    members.map((accountId) => ({ accountId, event: "team-left", details })),
  );
  return { members: members.length };
}
