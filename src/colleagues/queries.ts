import type { OrgTx } from "@/lib/org";
import type { Sql } from "@/lib/sql";
import { empty, join, sql } from "@/lib/sql";
import type { ColleagueCursor } from "./input";
import { wordsOf } from "./input";

/** Who looks: users see who is public and their own contacts; contacts their owner and who shares a team with them. */
export type Viewer = { id: string; kind: "USER" | "CONTACT" };

export type ColleagueFilter = { q?: string; team?: string | undefined };

export type Colleague = {
  id: string;
  nameKey: string;
  kind: "USER" | "CONTACT";
  firstName: string | null;
  lastName: string | null;
  email: string | null;
  login: string | null;
  jobTitle: string | null;
  department: string | null;
  company: string | null;
};

const oneOf = (ids: Sql): Sql => sql`a.id = ANY (ARRAY(${ids}))`;
const IS_PUBLIC = sql`a.status = 'ACTIVE' AND a.visibility = 'PUBLIC'`;
const IS_OTHERWISE_SEEN = sql`a.status = 'ACTIVE' AND a.visibility <> 'PUBLIC'`;

const myTeams = (tx: OrgTx, { id }: Viewer): Sql => sql`
  SELECT m.account_id FROM app.team_members own
  JOIN app.team_members m ON m.org_id = own.org_id AND m.team_id = own.team_id
  WHERE own.org_id = ${tx.org}::uuid AND own.account_id = ${id}::uuid`;

const myOwner = (tx: OrgTx, { id }: Viewer): Sql => sql`
  SELECT o.owner_id FROM app.accounts o WHERE o.org_id = ${tx.org}::uuid AND o.id = ${id}::uuid AND o.owner_id IS NOT NULL`;

/**
 * The WHERE of those whom somebody sees, in parts of which nobody is in two. Only who is ACTIVE is seen: until they claim,
 * people appear nowhere. "Visible" means visible to users (domain of the two kinds of account).
 */
function seenBy(tx: OrgTx, viewer: Viewer): Sql[] {
  if (viewer.kind === "USER") {
    return [IS_PUBLIC, sql`${IS_OTHERWISE_SEEN} AND a.owner_id = ${viewer.id}::uuid`];
  }
  return [
    sql`${IS_PUBLIC} AND ${oneOf(sql`${myTeams(tx, viewer)} UNION ${myOwner(tx, viewer)}`)}`,
    sql`${IS_OTHERWISE_SEEN} AND ${oneOf(myOwner(tx, viewer))}`,
  ];
}

/** The search finds by more than colleagues see of each other, so their names and addresses are looked at once more. */
function matching(tx: OrgTx, { q = "", team }: ColleagueFilter): Sql {
  const words = wordsOf(q);
  const parts: Sql[] = words.map(
    (word) => sql`position(${word} in a.name_key || ' ' || coalesce(a.email_key, '')) > 0`,
  );
  if (words.length > 0) parts.push(oneOf(sql`SELECT app.search_accounts(${words.join(" ")})`));
  if (team)
    parts.push(
      oneOf(sql`SELECT m.account_id FROM app.team_members m
        WHERE m.org_id = ${tx.org}::uuid AND m.team_id = ${team}::uuid`),
    );
  return parts.length > 0 ? sql`AND ${join(parts, " AND ")}` : empty;
}

/** A page of the directory in the order of names, and whether there are more. */
export async function listColleagues(
  tx: OrgTx,
  viewer: Viewer,
  filter: ColleagueFilter,
  after?: ColleagueCursor,
  most = 30,
): Promise<{ rows: Colleague[]; more: boolean }> {
  const from = after ? sql`AND (a.name_key, a.id) > (${after.nameKey}, ${after.id}::uuid)` : empty;
  const parts = seenBy(tx, viewer).map(
    (seen) => sql`(SELECT a.id, a.name_key FROM app.accounts a
      WHERE a.org_id = ${tx.org}::uuid AND ${seen} ${matching(tx, filter)} ${from}
      ORDER BY a.name_key, a.id LIMIT ${most + 1})`,
  );
  const rows = await tx.db.$queryRaw<Colleague[]>(sql`
    WITH page AS MATERIALIZED (
      SELECT id, name_key FROM (${join(parts, " UNION ALL ")}) seen ORDER BY name_key, id LIMIT ${most + 1})
    SELECT a.id, a.name_key AS "nameKey", a.kind, a.first_name AS "firstName", a.last_name AS "lastName", a.email, a.login,
      a.job_title AS "jobTitle", a.department, a.company
    FROM page JOIN app.accounts a ON a.org_id = ${tx.org}::uuid AND a.id = page.id
    ORDER BY a.name_key, a.id`);
  const more = rows.length > most;
  return { rows: rows.slice(0, most), more };
}

export type ColleagueCard = Colleague & {
  phone: string | null;
  city: string | null;
  country: string | null;
  biography: string | null;
  ownerId: string | null;
  ownerFirstName: string | null;
  ownerLastName: string | null;
  teams: string[];
};

/** What somebody sees of a colleague; undefined for everybody whom they do not see, and for ids of nobody. */
export async function readColleague(
  tx: OrgTx,
  viewer: Viewer,
  id: string,
): Promise<ColleagueCard | undefined> {
  const rows = await tx.db.$queryRaw<ColleagueCard[]>(sql`
    SELECT a.id, a.name_key AS "nameKey", a.kind, a.first_name AS "firstName", a.last_name AS "lastName", a.email, a.login,
      a.job_title AS "jobTitle", a.department, a.company, a.phone, a.city, a.country, a.biography, o.id AS "ownerId",
      o.first_name AS "ownerFirstName", o.last_name AS "ownerLastName",
      ARRAY(SELECT t.name FROM app.team_members m JOIN app.teams t ON t.org_id = m.org_id AND t.id = m.team_id
        WHERE m.org_id = a.org_id AND m.account_id = a.id ORDER BY t.name_key) AS teams
    FROM app.accounts a LEFT JOIN app.accounts o ON o.org_id = a.org_id AND o.id = a.owner_id
    WHERE a.org_id = ${tx.org}::uuid AND a.id = ${id}::uuid
      AND (${join(
        seenBy(tx, viewer).map((seen) => sql`(${seen})`),
        " OR ",
      )})`);
  return rows[0];
}

/** The teams that the directory can be narrowed to: all of them for users, their own for contacts. */
export const listDirectoryTeams = (
  tx: OrgTx,
  viewer: Viewer,
  most = 500,
): Promise<{ id: string; name: string }[]> =>
  tx.db.$queryRaw(sql`
    SELECT t.id, t.name FROM app.teams t
    WHERE t.org_id = ${tx.org}::uuid ${
      viewer.kind === "USER"
        ? empty
        : sql`AND t.id IN (SELECT m.team_id FROM app.team_members m
            WHERE m.org_id = ${tx.org}::uuid AND m.account_id = ${viewer.id}::uuid)`
    }
    ORDER BY t.name_key LIMIT ${most}`);
