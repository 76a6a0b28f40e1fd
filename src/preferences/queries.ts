import type { AlertKind, Way } from "@/alerts/rules";
import type { OrgTx } from "@/lib/org";

/** What somebody chose of how they are told; kinds that they left as they are have no entry. */
export async function readAlertChoices(
  tx: OrgTx,
  accountId: string,
): Promise<Partial<Record<AlertKind, Way>>> {
  const rows = await tx.db.alertChoice.findMany({ where: { orgId: tx.org, accountId } });
  return Object.fromEntries(rows.map(({ kind, way }) => [kind, way]));
}
