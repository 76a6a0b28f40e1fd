import type { OrgTx } from "@/lib/org";
import { sql } from "@/lib/sql";

/** Closed accounts whose retention time is over, the longest closed first. */
export async function listToErase(tx: OrgTx, most: number): Promise<string[]> {
  const rows = await tx.db.$queryRaw<{ id: string }[]>(sql`
    SELECT a.id FROM app.accounts a
    WHERE a.org_id = ${tx.org}::uuid AND a.erased_at IS NULL AND a.closed_at <= ${tx.now}::timestamptz - make_interval(days =>
      (SELECT o.retention_days FROM app.organizations o WHERE o.org_id = ${tx.org}::uuid))
    ORDER BY a.closed_at LIMIT ${most}`);
  return rows.map(({ id }) => id);
}

/** Which of these accounts are erased already. */
export async function findErased(tx: OrgTx, ids: readonly string[]): Promise<Set<string>> {
  const rows = await tx.db.account.findMany({
    where: { orgId: tx.org, id: { in: [...ids] }, erasedAt: { not: null } },
    select: { id: true },
  });
  return new Set(rows.map(({ id }) => id));
}
