import { permissionsOfAccounts } from "@/admins/queries";
import type { OrgTx, Permission } from "@/lib/org";

/** What an account may do at this moment, whatever it might when its work began; nothing unless it is ACTIVE. */
export async function readRightsNow(tx: OrgTx, accountId: string): Promise<Permission[]> {
  const account = await tx.db.account.findUnique({
    where: { orgId_id: { orgId: tx.org, id: accountId } },
    select: { status: true },
  });
  if (account?.status !== "ACTIVE") return [];
  return (await permissionsOfAccounts(tx, [accountId])).get(accountId) ?? [];
}
