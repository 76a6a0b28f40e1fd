import { readClaimLink } from "@/invitations/queries";
import { standing } from "@/invitations/rules";
import type { OrgTx } from "@/lib/org";
import { sql } from "@/lib/sql";

/** Whoever holds the old link may look for it: it left, did not come back, and nothing else failed at where it went. */
async function findSent(
  tx: OrgTx,
  { invitationId, liveSeq }: { invitationId: string; liveSeq: number },
): Promise<{ id: string; handedOverAt: Date } | undefined> {
  const rows = await tx.db.$queryRaw<{ id: string; handedOverAt: Date }[]>(sql`
    SELECT s.id, s.handed_over_at AS "handedOverAt" FROM app.sends s
    JOIN app.accounts a ON a.org_id = s.org_id AND a.id = s.account_id
    WHERE s.org_id = ${tx.org}::uuid AND s.invitation_id = ${invitationId}::uuid AND s.seq = ${liveSeq} AND s.handed_over_at IS NOT NULL
      AND NOT EXISTS (SELECT FROM app.messages m
        WHERE m.org_id = s.org_id AND m.send_id = s.id AND m.state IN ('BOUNCED', 'FAILED', 'CANCELLED'))
      AND (a.undeliverable_at IS NULL
        OR s.address_key IS DISTINCT FROM CASE WHEN a.undeliverable_by = 'SMS' THEN a.phone_key ELSE a.email_key END)`);
  return rows[0];
}

/** When the link that replaced this one left for the same address or number; undefined unless that one can be claimed with. */
export async function readNewer(
  tx: OrgTx,
  old: { invitationId: string; liveSeq: number },
): Promise<Date | undefined> {
  const newer = await findSent(tx, old);
  const link = newer && (await readClaimLink(tx, newer.id));
  return link && standing(link, tx.now) === "live" ? newer.handedOverAt : undefined;
}
