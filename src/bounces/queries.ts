import type { OrgTx } from "@/lib/org";
import { sql } from "@/lib/sql";
import { OUTAGE_PATIENCE_MS, TRIED_LATELY_MS } from "@/texts/rules";

/** Of these texts the ones that waited too long for a provider that takes none, and took none when it was tried last. */
export async function findOverdue(tx: OrgTx, ids: readonly string[]): Promise<Set<string>> {
  const before = new Date(tx.now.getTime() - OUTAGE_PATIENCE_MS);
  const lately = new Date(tx.now.getTime() - TRIED_LATELY_MS);
  const rows = await tx.db.$queryRaw<{ id: string }[]>(sql`
    SELECT m.id FROM app.messages m WHERE m.org_id = ${tx.org}::uuid AND m.id = ANY (${ids}::uuid[]) AND m.queued_at <= ${before}
      AND EXISTS (SELECT FROM ops.breakers b WHERE b.key = 'texts' AND b.opened_at <= ${before} AND b.tried_again_at > ${lately})`);
  return new Set(rows.map(({ id }) => id));
}
