import type { OrgTx } from "@/lib/org";
import { deleteTeam } from "@/teams/delete-team";
import { emptyTeams } from "./queries";

/** Deletes those of these teams that are empty. Returns how many. */
export async function dropMadeTeams(
  tx: OrgTx,
  { ids }: { ids: readonly string[] },
): Promise<number> {
  const empty = await emptyTeams(tx, ids);
  for (const id of empty) await deleteTeam(tx, { id });
  return empty.length;
}
