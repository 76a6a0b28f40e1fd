import { recordEvents } from "@/accounts/record-events";
import { demand } from "@/admins/rules";
import { writeAudit } from "@/audit/write-audit";
import type { OrgTx } from "@/lib/org";
import type { RowRefusal } from "@/lib/refusal";
import { Refusal } from "@/lib/refusal";
import { inPieces } from "@/lib/sql";
import { deleteMembers, lockTeam, readStatuses } from "./store";

/** Takes people out of a team, closed ones too; who is not in it is neither done nor refused. */
export async function removeMembers(
  tx: OrgTx,
  { teamId, ids }: { teamId: string; ids: readonly string[] },
): Promise<{ done: { id: string }[]; refused: RowRefusal[] }> {
  demand(tx, "accounts.manage");
  const team = await lockTeam(tx, teamId, "shared");
  if (!team) throw new Refusal("team-not-found");
  const refused: RowRefusal[] = [];
  const left = await inPieces([...new Set(ids)], async (piece) => {
    const known = new Set((await readStatuses(tx, piece)).map(({ id }) => id));
    for (const id of piece) if (!known.has(id)) refused.push({ id, code: "not-found" });
    return deleteMembers(tx, teamId, piece);
  });
  const details = { teamId, name: team.name };
  await writeAudit(
    tx,
    left.map((accountId) => ({ act: "team.left", accountId, details })),
  );
  await recordEvents(
    tx,
    left.map((accountId) => ({ accountId, event: "team-left", details })),
  );
  return { done: left.map((id) => ({ id })), refused };
}
