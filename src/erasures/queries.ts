import type { OrgTx } from "@/lib/org";
import { daysOn, sql } from "@/lib/sql";

/** Closed accounts whose retention time is over by the organisation's clocks, the longest closed first. */
export async function listToErase(tx: OrgTx, most: number): Promise<string[]> {
  const { retentionDays, timeZone } = await tx.db.organization.findUniqueOrThrow({
    where: { orgId: tx.org },
    select: { retentionDays: true, timeZone: true },
  });
  const rows = await tx.db.$queryRaw<{ id: string }[]>(sql`
    SELECT a.id FROM app.accounts a
    WHERE a.org_id = ${tx.org}::uuid AND a.erased_at IS NULL AND a.closed_at <= ${daysOn(timeZone, sql`${tx.now}`, -retentionDays)}
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

export type Personal = Record<
  "messages" | "invitations" | "sessions" | "teams" | "applications" | "rows",
  number
>;

/** What an erasure of this account takes besides its own row, in numbers; sessions that ended already are none. */
export async function countPersonal(tx: OrgTx, id: string): Promise<Personal | undefined> {
  const of = sql`t.org_id = ${tx.org}::uuid AND t.account_id = ${id}::uuid`;
  const rows = await tx.db.$queryRaw<Personal[]>(sql`SELECT
    (SELECT count(*)::int FROM app.messages t WHERE ${of}) AS messages,
    (SELECT count(*)::int FROM app.invitations t WHERE ${of}) AS invitations,
    (SELECT count(*)::int FROM app.sessions t JOIN app.accounts a ON a.org_id = t.org_id AND a.id = t.account_id
        AND a.status = 'ACTIVE' AND a.epoch = t.epoch WHERE ${of} AND t.expires_at > ${tx.now}) AS sessions,
    (SELECT count(*)::int FROM app.team_members t WHERE ${of}) AS teams,
    (SELECT count(*)::int FROM app.application_grants t WHERE ${of}) AS applications,
    (SELECT count(*)::int FROM app.import_rows t WHERE ${of}) AS rows`);
  return rows[0];
}
