import type { OrgTx } from "@/lib/org";
import { newId } from "@/lib/secrets";
import { rowset, sql } from "@/lib/sql";

type Team = { id: string; name: string };

const setOf = (ids: readonly string[]) =>
  sql`jsonb_to_recordset(${rowset(ids.map((id) => ({ id })))}) AS r (id uuid)`;

export async function insertTeam(tx: OrgTx, name: string, nameKey: string): Promise<string> {
  const id = newId();
  await tx.db.team.create({ data: { orgId: tx.org, id, name, nameKey, createdAt: tx.now } });
  return id;
}

export const updateTeam = (tx: OrgTx, id: string, name: string, nameKey: string) =>
  tx.db.team.update({ where: { orgId_id: { orgId: tx.org, id } }, data: { name, nameKey } });

/** Holds the team's row: `shared` keeps it from being deleted while people join, `alone` keeps people from joining. */
export async function lockTeam(
  tx: OrgTx,
  id: string,
  strength: "alone" | "shared",
): Promise<Team | undefined> {
  const lock = strength === "alone" ? sql`FOR UPDATE` : sql`FOR KEY SHARE`;
  const rows = await tx.db.$queryRaw<Team[]>(sql`
    SELECT id, name FROM app.teams WHERE org_id = ${tx.org}::uuid AND id = ${id}::uuid ${lock}`);
  return rows[0];
}

/** Status of each of these accounts; those of another organisation are not among them. */
export const readStatuses = (tx: OrgTx, ids: readonly string[]) =>
  tx.db.$queryRaw<{ id: string; status: string }[]>(sql`
    SELECT a.id, a.status FROM ${setOf(ids)}
    JOIN app.accounts a ON a.org_id = ${tx.org}::uuid AND a.id = r.id`);

/** Puts these accounts into the team, under the names they are listed by; who is in it already is left out. Returns who came in. */
export async function insertMembers(
  tx: OrgTx,
  teamId: string,
  ids: readonly string[],
): Promise<string[]> {
  const rows = await tx.db.$queryRaw<{ id: string }[]>(sql`
    INSERT INTO app.team_members (org_id, team_id, account_id, name_key)
    SELECT a.org_id, ${teamId}::uuid, a.id, a.name_key FROM app.accounts a
    WHERE a.org_id = ${tx.org}::uuid AND a.id = ANY (ARRAY(SELECT r.id FROM ${setOf(ids)})) ORDER BY a.id FOR SHARE
    ON CONFLICT DO NOTHING RETURNING account_id AS id`);
  return rows.map(({ id }) => id);
}

/** Takes these accounts out of the team. Returns who was in it. */
export async function deleteMembers(
  tx: OrgTx,
  teamId: string,
  ids: readonly string[],
): Promise<string[]> {
  const rows = await tx.db.$queryRaw<{ id: string }[]>(sql`
    DELETE FROM app.team_members WHERE org_id = ${tx.org}::uuid AND team_id = ${teamId}::uuid
      AND account_id = ANY (ARRAY(SELECT r.id FROM ${setOf(ids)})) RETURNING account_id AS id`);
  return rows.map(({ id }) => id);
}

/** Empties the team. Returns who was in it. */
export async function deleteAllMembers(tx: OrgTx, teamId: string): Promise<string[]> {
  const rows = await tx.db.$queryRaw<{ id: string }[]>(sql`
    DELETE FROM app.team_members WHERE org_id = ${tx.org}::uuid AND team_id = ${teamId}::uuid
    RETURNING account_id AS id`);
  return rows.map(({ id }) => id);
}

export const deleteTeamRow = (tx: OrgTx, id: string) =>
  tx.db.team.delete({ where: { orgId_id: { orgId: tx.org, id } } });
