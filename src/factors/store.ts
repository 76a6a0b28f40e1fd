import type { OrgTx } from "@/lib/org";

export const upsertPassword = (tx: OrgTx, accountId: string, hash: string) =>
  tx.db.password.upsert({
    where: { orgId_accountId: { orgId: tx.org, accountId } },
    create: { orgId: tx.org, accountId, hash, setAt: tx.now },
    update: { hash, setAt: tx.now },
  });
