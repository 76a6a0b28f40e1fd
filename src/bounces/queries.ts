import type { OrgTx } from "@/lib/org";
import { sql } from "@/lib/sql";
import { OUTAGE_PATIENCE_MS, TRIED_LATELY_MS } from "@/texts/rules";

/**
 * Of these texts the ones that waited too long for a provider that takes none, and took none when it was tried last. Their people are
 * held; whose person somebody else holds waits for the next turn, as a pump holds letters before people.
 */
export async function findOverdue(tx: OrgTx, ids: readonly string[]): Promise<Set<string>> {
  const before = new Date(tx.now.getTime() - OUTAGE_PATIENCE_MS);
  const lately = new Date(tx.now.getTime() - TRIED_LATELY_MS);
  const rows = await tx.db.$queryRaw<{ id: string }[]>(sql`
    WITH due AS MATERIALIZED (
      SELECT m.id, m.account_id FROM app.messages m WHERE m.org_id = ${tx.org}::uuid AND m.id = ANY (${ids}::uuid[]) AND m.queued_at <= ${before}
        AND EXISTS (SELECT FROM ops.breakers b WHERE b.key = 'texts' AND b.opened_at <= ${before} AND b.tried_again_at > ${lately})),
    free AS MATERIALIZED (
      SELECT id FROM app.accounts WHERE org_id = ${tx.org}::uuid AND id = ANY (ARRAY(SELECT account_id FROM due)) FOR NO KEY UPDATE SKIP LOCKED)
    SELECT due.id FROM due WHERE due.account_id IS NULL OR due.account_id IN (SELECT id FROM free)`);
  return new Set(rows.map(({ id }) => id));
}
