import type { OrgTx } from "@/lib/org";
import { sql } from "@/lib/sql";

/**
 * Whose letter of a campaign was taken back before it left was not asked anew: who had said no when it was queued has said no
 * still, as their timeline tells. Whom somebody invited since by another way was asked by that.
 */
export async function restoreRefusals(
  tx: OrgTx,
  { ids, campaignId }: { ids: readonly string[]; campaignId: string },
): Promise<{ count: number }> {
  const asked = sql`('invite', 'reinstate', 'withdraw', 'reopen', 'decline', 'claim', 'self-join')`;
  const count = await tx.db.$executeRaw(sql`
    UPDATE app.accounts a SET declined_at = was.at, decline_reason = was.details->>'reason'
    FROM unnest(${ids}::uuid[]) AS one (id)
    CROSS JOIN LATERAL (SELECT min(e.id) AS id, max(e.id) AS last FROM app.account_events e
      WHERE e.org_id = ${tx.org}::uuid AND e.account_id = one.id AND e.event IN ('invite', 'reinstate') AND e.details->>'campaignId' = ${campaignId}) own
    CROSS JOIN LATERAL (SELECT e.event, e.at, e.details FROM app.account_events e
      WHERE e.org_id = ${tx.org}::uuid AND e.account_id = one.id AND e.id < own.id AND e.event IN ${asked} ORDER BY e.id DESC LIMIT 1) was
    WHERE was.event = 'decline' AND a.org_id = ${tx.org}::uuid AND a.id = one.id AND a.status IN ('CREATED', 'INVITED') AND a.declined_at IS NULL
      AND NOT EXISTS (SELECT FROM app.account_events e WHERE e.org_id = ${tx.org}::uuid AND e.account_id = one.id AND e.id > own.last
        AND e.event IN ('invite', 'reinstate'))`);
  return { count };
}
