import { recordEvents } from "@/accounts/record-events";
import { demand } from "@/admins/rules";
import { writeAudit } from "@/audit/write-audit";
import type { OrgTx } from "@/lib/org";
import type { RowRefusal } from "@/lib/refusal";
import { Refusal } from "@/lib/refusal";
import { inPieces } from "@/lib/sql";
import { insertMembers, lockTeam, readStatuses } from "./store";

/** Puts people into a team; who is in it already is left as they are, neither done nor refused. */
export async function addMembers(
  tx: OrgTx,
  { teamId, ids }: { teamId: string; ids: readonly string[] },
): Promise<{ done: { id: string }[]; refused: RowRefusal[] }> {
  demand(tx, "accounts.manage");
  const team = await lockTeam(tx, teamId, "shared");
  if (!team) throw new Refusal("team-not-found");
  const refused: RowRefusal[] = [];
  const joined = await inPieces([...new Set(ids)], async (piece) => {
    const rows = await readStatuses(tx, piece);
    const statuses = new Map(rows.map(({ id, status }) => [id, status]));
    const open = piece.filter((id) => {
      const status = statuses.get(id);
      if (!status) refused.push({ id, code: "not-found" });
      else if (status === "CLOSED") refused.push({ id, code: "closed" });
      else return true;
      return false;
    });
    return insertMembers(tx, teamId, open);
  });
  const details = { teamId, name: team.name };
  await writeAudit(
    tx,
    joined.map((accountId) => ({ act: "team.joined", accountId, details })),
  );
  await recordEvents(
    tx,
    joined.map((accountId) => ({ accountId, event: "team-joined", details })),
  );
  return { done: joined.map((id) => ({ id })), refused };
}
