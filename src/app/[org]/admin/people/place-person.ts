import { grantApplication } from "@/applications/grant-application";
import { readApplication } from "@/applications/queries";
import type { OrgTx } from "@/lib/org";
import { addMembers } from "@/teams/add-members";
import { sole } from "../answer";

export type Places = { teamIds: readonly string[]; applicationIds: readonly string[] };

/** Teams and applications of one person, all or nothing; a refusal names the application that it is about. */
export async function placePerson(
  tx: OrgTx,
  id: string,
  { teamIds, applicationIds }: Places,
): Promise<void> {
  const ids = [id];
  for (const teamId of teamIds) sole(await addMembers(tx, { teamId, ids }));
  for (const applicationId of applicationIds) {
    const result = await grantApplication(tx, { applicationId, ids });
    const refused = result.refused.length > 0 ? await readApplication(tx, applicationId) : null;
    sole(result, refused ? { application: refused.name } : {});
  }
}
