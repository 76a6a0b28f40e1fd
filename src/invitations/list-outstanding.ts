import type { OrgTx } from "@/lib/org";
import { sql } from "@/lib/sql";

export type Outstanding = { count: number; people: { id: string; name: string | null }[] };

/** Who was invited by this person and has not claimed yet: how many, and the first of them. */
export async function listOutstanding(
  tx: OrgTx,
  inviterId: string,
  most: number,
): Promise<Outstanding> {
  const from = sql`app.invitations i
    JOIN app.accounts a ON a.org_id = i.org_id AND a.id = i.account_id AND a.status = 'INVITED'
    WHERE i.org_id = ${tx.org}::uuid AND i.invited_by = ${inviterId}::uuid AND i.withdrawn_at IS NULL AND i.claimed_at IS NULL`;
  const counted = await tx.db.$queryRaw<{ n: number }[]>(
    sql`SELECT count(DISTINCT i.account_id)::int AS n FROM ${from}`,
  );
  const people = await tx.db.$queryRaw<Outstanding["people"]>(sql`
    SELECT DISTINCT a.id, coalesce(nullif(btrim(concat_ws(' ', a.first_name, a.last_name)), ''), a.email, a.login, a.external_id, a.phone) AS name
    FROM ${from} ORDER BY a.id LIMIT ${most}`);
  return { count: counted[0]?.n ?? 0, people };
}
