import type { Named } from "@/accounts/input";
import { plainText } from "@/accounts/input";
import type { OrgTx } from "@/lib/org";
import type { Sql } from "@/lib/sql";
import { empty, sql } from "@/lib/sql";

export type TeamRow = { id: string; name: string; nameKey: string; members: number };

/** Where a page of teams begins: after this name, or before it. */
export type TeamCursor = { nameKey: string; back?: boolean };

/** Walks the organisation's own teams along their index: it has them by the hundred. */
const matching = (q: string): Sql => {
  const needle = plainText(q);
  return needle ? sql`AND strpos(t.name_key, ${needle}) > 0` : empty;
};

/** A page of teams by name with how many are in each, and whether there are others. */
export async function listTeams(
  tx: OrgTx,
  q: string,
  cursor?: TeamCursor,
  most = 50,
): Promise<{ rows: TeamRow[]; more: boolean }> {
  const from = cursor
    ? cursor.back
      ? sql`AND t.name_key < ${cursor.nameKey}`
      : sql`AND t.name_key > ${cursor.nameKey}`
    : empty;
  const order = cursor?.back ? sql`DESC` : sql`ASC`;
  const rows = await tx.db.$queryRaw<TeamRow[]>(sql`
    SELECT page.id, page.name, page.name_key AS "nameKey",
      (SELECT count(*)::int FROM app.team_members m WHERE m.org_id = ${tx.org}::uuid AND m.team_id = page.id) AS members
    FROM (SELECT t.id, t.name, t.name_key FROM app.teams t WHERE t.org_id = ${tx.org}::uuid ${matching(q)} ${from}
      ORDER BY t.name_key ${order} LIMIT ${most + 1}) page
    ORDER BY page.name_key`);
  const more = rows.length > most;
  if (more) cursor?.back ? rows.shift() : rows.pop();
  return { rows, more };
}

/** How many teams match. */
export async function countTeams(tx: OrgTx, q = ""): Promise<number> {
  const rows = await tx.db.$queryRaw<{ n: number }[]>(sql`
    SELECT count(*)::int AS n FROM app.teams t WHERE t.org_id = ${tx.org}::uuid ${matching(q)}`);
  return rows[0]?.n ?? 0;
}

/** One team with how many are in it; null for an unknown id and one of another organisation alike. */
export async function readTeam(
  tx: OrgTx,
  id: string,
): Promise<{ id: string; name: string; members: number } | null> {
  const team = await tx.db.team.findUnique({ where: { orgId_id: { orgId: tx.org, id } } });
  if (!team) return null;
  const members = await tx.db.teamMember.count({ where: { orgId: tx.org, teamId: id } });
  return { id, name: team.name, members };
}

/** The teams of a person, by name. */
export const teamsOf = (tx: OrgTx, accountId: string): Promise<{ id: string; name: string }[]> =>
  tx.db.$queryRaw(sql`
    SELECT t.id, t.name FROM app.team_members m JOIN app.teams t ON t.org_id = m.org_id AND t.id = m.team_id
    WHERE m.org_id = ${tx.org}::uuid AND m.account_id = ${accountId}::uuid ORDER BY t.name_key`);

/** Teams whose name matches, for a picker; those that a person is in already are left out. */
export const findTeams = (
  tx: OrgTx,
  { q, without }: { q: string; without?: string | undefined },
  most = 8,
): Promise<{ id: string; name: string }[]> =>
  tx.db.$queryRaw(sql`
    SELECT t.id, t.name FROM app.teams t WHERE t.org_id = ${tx.org}::uuid ${matching(q)}
      ${without ? sql`AND NOT EXISTS (SELECT 1 FROM app.team_members m WHERE m.org_id = ${tx.org}::uuid AND m.team_id = t.id AND m.account_id = ${without}::uuid)` : empty}
    ORDER BY t.name_key LIMIT ${most}`);

/** People who match what was typed and could join the team, by name, for a picker. */
export const findNewcomers = (
  tx: OrgTx,
  { teamId, q }: { teamId: string; q: string },
  most = 8,
): Promise<(Named & { id: string })[]> => {
  const needle = plainText(q);
  return tx.db.$queryRaw(sql`
    SELECT a.id, a.first_name AS "firstName", a.last_name AS "lastName", a.email, a.login, a.external_id AS "externalId", a.phone
    FROM app.accounts a
    WHERE a.org_id = ${tx.org}::uuid AND a.status <> 'CLOSED'
      AND NOT EXISTS (SELECT 1 FROM app.team_members m
        WHERE m.org_id = ${tx.org}::uuid AND m.team_id = ${teamId}::uuid AND m.account_id = a.id)
      ${needle ? sql`AND a.id = ANY (ARRAY(SELECT app.search_accounts(${needle})))` : empty}
    ORDER BY a.name_key, a.id LIMIT ${most}`);
};
