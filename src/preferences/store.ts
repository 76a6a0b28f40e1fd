import type { OrgTx } from "@/lib/org";

export const setTheme = (tx: OrgTx, id: string, theme: string) =>
  tx.db.account.updateMany({ where: { orgId: tx.org, id }, data: { theme } });
