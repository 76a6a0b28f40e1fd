import { grantApplication } from "@/applications/grant-application";
import { readApplication } from "@/applications/queries";
import type { OrgTx } from "@/lib/org";
import { addMembers } from "@/teams/add-members";
import { sole } from "../answer";

export type Places = { teamIds: readonly string[]; applicationIds: readonly string[] };

export const placePerson = (tx: OrgTx, id: string, places: Places): Promise<void> =>
  placePeople(tx, [id], places);

/** Teams and applications of these people, all or nothing; a refusal names the application that it is about. */
export async function placePeople(
  tx: OrgTx,
  ids: readonly string[],
  { teamIds, applicationIds }: Places,
): Promise<void> {
  for (const teamId of teamIds) sole(await addMembers(tx, { teamId, ids }));
  for (const applicationId of applicationIds) {
    const result = await grantApplication(tx, { applicationId, ids });
    const refused = result.refused.length > 0 ? await readApplication(tx, applicationId) : null;
    sole(result, refused ? { application: refused.name } : {});
  }
}
