import type { OrgTx } from "@/lib/org";
import { sql } from "@/lib/sql";

/** Whose letter does not leave keeps the link before, which ends when it did. Returns how many of these people are invited still. */
export async function restoreEnds(
  tx: OrgTx,
  { ids }: { ids: readonly string[] },
): Promise<{ count: number }> {
  if (ids.length === 0) return { count: 0 };
  await tx.db.$executeRaw(sql`
    UPDATE app.invitations i SET expires_at = s.expires_at FROM app.sends s
    WHERE i.org_id = ${tx.org}::uuid AND i.account_id = ANY (${ids}::uuid[]) AND i.channel IN ('EMAIL', 'SMS')
      AND s.org_id = ${tx.org}::uuid AND s.invitation_id = i.id AND s.seq = i.live_seq`);
  const count = await tx.db.$executeRaw(sql`
    UPDATE app.accounts a SET claimable_until = (SELECT max(i.expires_at) FROM app.invitations i
      WHERE i.org_id = a.org_id AND i.account_id = a.id AND i.withdrawn_at IS NULL)
    WHERE a.org_id = ${tx.org}::uuid AND a.id = ANY (${ids}::uuid[]) AND a.status = 'INVITED' AND a.claimable_until IS NOT NULL`);
  return { count };
}
