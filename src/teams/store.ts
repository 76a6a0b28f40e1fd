import type { OrgTx } from "@/lib/org";
import { newId } from "@/lib/secrets";

export async function insertTeam(tx: OrgTx, name: string, nameKey: string): Promise<string> {
  const id = newId();
  await tx.db.team.create({ data: { orgId: tx.org, id, name, nameKey, createdAt: tx.now } });
  return id;
}

export const insertMembers = (tx: OrgTx, teamId: string, accountIds: string[]) =>
  tx.db.teamMember.createMany({
    data: accountIds.map((accountId) => ({ orgId: tx.org, teamId, accountId })),
    skipDuplicates: true,
  });
