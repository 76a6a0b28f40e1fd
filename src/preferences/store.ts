import type { OrgTx } from "@/lib/org";

export const setTheme = (tx: OrgTx, id: string, theme: string) =>
  tx.db.account.updateMany({ where: { orgId: tx.org, id }, data: { theme } });

/** One row a kind, made or changed. */
export async function setAlertChoices(
  tx: OrgTx,
  accountId: string,
  choices: Readonly<Record<string, string>>,
): Promise<void> {
  for (const [kind, way] of Object.entries(choices))
    await tx.db.alertChoice.upsert({
      where: { orgId_accountId_kind: { orgId: tx.org, accountId, kind } },
      create: { orgId: tx.org, accountId, kind, way },
      update: { way },
    });
}
