import type { OrgTx } from "@/lib/org";
import { sql } from "@/lib/sql";

export type SignUpRow = {
  id: string;
  name: string;
  slug: string;
  firstName: string;
  lastName: string;
  email: string;
  language: string;
  timeZone: string;
  consumedAt: Date | null;
  expiresAt: Date;
};

/** The request for an organisation that a proof link belongs to. */
export async function readSignUp(tx: OrgTx, sendId: string): Promise<SignUpRow | undefined> {
  const rows = await tx.db.$queryRaw<SignUpRow[]>(sql`
    SELECT u.id, u.name, u.slug, u.first_name AS "firstName", u.last_name AS "lastName", u.email, u.language,
      u.time_zone AS "timeZone", u.consumed_at AS "consumedAt", s.expires_at AS "expiresAt"
    FROM app.sign_ups u JOIN app.sends s ON s.org_id = u.org_id AND s.id = u.send_id
    WHERE u.org_id = ${tx.org}::uuid AND u.send_id = ${sendId}::uuid AND s.purpose = 'PROOF'`);
  return rows[0];
}

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
