import type { OrgTx } from "@/lib/org";
import type { Sql } from "@/lib/sql";
import { rowset, sql } from "@/lib/sql";
import type { RowChange } from "@/plans/rules";
import { teamKey } from "@/teams/input";
import type { Kept } from "./complete-changes";
import { completeChanges } from "./complete-changes";
import type { Before, Found } from "./rules";

/** So many lines are looked through at a time for each row that is wanted. */
const LINES_EACH = 2;

type Walk = { importId: string; from: number; most: number };

/**
 * The next rows of an import that are so, in the order of their lines, and up to where was looked; undefined where none is left.
 * Looked for among a few lines at a time: of rows that came a moment ago the planner may believe that they are few, and sort all
 * that lie behind a line, which it did for each piece.
 */
export async function walkRows<Row extends Kept & { line: number }>(
  tx: OrgTx,
  { importId, from, most }: Walk,
  { columns, where }: { columns: Sql; where: Sql },
) {
  const own = sql`m.org_id = ${tx.org}::uuid AND m.import_id = ${importId}::uuid`;
  for (let line = from; ; line += most * LINES_EACH) {
    const end = line + most * LINES_EACH;
    const found = await tx.db.$queryRaw<Row[]>(sql`
      SELECT m.line, m.account_id AS "accountId", coalesce(m.change, '{}') AS change,
        CASE WHEN m.change ? 'inCells' THEN m.cells END AS cells, ${columns}
      FROM app.import_rows m WHERE ${own} AND m.line > ${line} AND m.line <= ${end} AND ${where} ORDER BY m.line LIMIT ${most}`);
    const rows = await completeChanges(tx, { importId, rows: found });
    const last = found.at(-1);
    if (last) return { rows, line: found.length === most ? last.line : end };
    const [rest] = await tx.db.$queryRaw<{ isThere: boolean }[]>(sql`
      SELECT EXISTS (SELECT FROM app.import_rows m WHERE ${own} AND m.line > ${end}) AS "isThere"`);
    if (!rest?.isThere) return undefined;
  }
}

/** The campaign in which an import invites, and how many it invited so far; null while nobody was. */
export const readInvited = (
  tx: OrgTx,
  importId: string,
): Promise<{ id: string; done: number } | null> =>
  tx.db.campaign.findFirst({
    where: { orgId: tx.org, importId },
    select: { id: true, done: true },
  });

/** Whose import it is. */
export async function madeByOf(tx: OrgTx, importId: string): Promise<string> {
  const where = { orgId_id: { orgId: tx.org, id: importId } };
  return (await tx.db.import.findUniqueOrThrow({ where, select: { madeBy: true } })).madeBy;
}

/** The accounts of these lines of the same file. */
export async function accountsOfLines(
  tx: OrgTx,
  importId: string,
  lines: readonly number[],
): Promise<Map<number, string>> {
  if (lines.length === 0) return new Map();
  const rows = await tx.db.$queryRaw<{ line: number; id: string }[]>(sql`
    SELECT m.line, m.account_id AS id
    FROM jsonb_to_recordset(${rowset(lines.map((line) => ({ line })))}) AS r (line int)
    CROSS JOIN LATERAL (SELECT w.line, w.account_id FROM app.import_rows w
      WHERE w.org_id = ${tx.org}::uuid AND w.import_id = ${importId}::uuid AND w.line = r.line OFFSET 0) m
    WHERE m.account_id IS NOT NULL`);
  return new Map(rows.map(({ line, id }) => [line, id]));
}

/** Where these accounts stand now. */
export async function readFound(tx: OrgTx, ids: readonly string[]): Promise<Map<string, Found>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.db.$queryRaw<Found[]>(sql`
    SELECT a.id, a.status, a.suspension_source AS "suspensionSource", a.claimed_at IS NOT NULL AS "isClaimed",
      a.owner_id AS "ownerId", a.updated_at AS "updatedAt"
    FROM jsonb_to_recordset(${rowset(ids.map((id) => ({ id })))}) AS r (id uuid)
    JOIN app.accounts a ON a.org_id = ${tx.org}::uuid AND a.id = r.id`);
  return new Map(rows.map((row) => [row.id, row]));
}

/** Which of these teams are here, and the ids of those that are called so, by key. */
export async function findPlaces(
  tx: OrgTx,
  { teams, applications, names }: Record<"teams" | "applications" | "names", readonly string[]>,
): Promise<{ here: Set<string>; named: Map<string, string> }> {
  const all = [...teams, ...applications].map((id) => ({ id }));
  const here = await tx.db.$queryRaw<{ id: string }[]>(sql`
    WITH r AS (SELECT * FROM jsonb_to_recordset(${rowset(all)}) AS r (id uuid))
    SELECT t.id FROM r JOIN app.teams t ON t.org_id = ${tx.org}::uuid AND t.id = r.id
    UNION ALL SELECT p.id FROM r JOIN app.applications p ON p.org_id = ${tx.org}::uuid AND p.id = r.id`);
  const keys = names.map((name) => ({ key: teamKey(name) }));
  const named = await tx.db.$queryRaw<{ id: string; key: string }[]>(sql`
    SELECT t.id, t.name_key AS key FROM jsonb_to_recordset(${rowset(keys)}) AS r (key text)
    JOIN app.teams t ON t.org_id = ${tx.org}::uuid AND t.name_key = r.key`);
  return {
    here: new Set(here.map(({ id }) => id)),
    named: new Map(named.map(({ key, id }) => [key, id])),
  };
}

/** Which of these teams nobody is in. */
export async function emptyTeams(tx: OrgTx, ids: readonly string[]): Promise<string[]> {
  const rows = await tx.db.$queryRaw<{ id: string }[]>(sql`
    SELECT t.id FROM jsonb_to_recordset(${rowset(ids.map((id) => ({ id })))}) AS r (id uuid)
    JOIN app.teams t ON t.org_id = ${tx.org}::uuid AND t.id = r.id
    WHERE NOT EXISTS (SELECT FROM app.team_members m WHERE m.org_id = ${tx.org}::uuid AND m.team_id = t.id)`);
  return rows.map(({ id }) => id);
}

/** How many rows there are of each verdict. */
export async function countVerdicts(tx: OrgTx, importId: string): Promise<Record<string, number>> {
  const rows = await tx.db.$queryRaw<{ verdict: string; n: number }[]>(sql`
    SELECT m.verdict, count(*)::int AS n FROM app.import_rows m
    WHERE m.org_id = ${tx.org}::uuid AND m.import_id = ${importId}::uuid GROUP BY m.verdict`);
  return Object.fromEntries(rows.map(({ verdict, n }) => [verdict, n]));
}

/** How many of those whom an undoing removes are invited. */
export async function countRevoked(tx: OrgTx, importId: string): Promise<number> {
  const [row] = await tx.db.$queryRaw<{ n: number }[]>(sql`
    SELECT count(*)::int AS n FROM app.import_rows m
    WHERE m.org_id = ${tx.org}::uuid AND m.import_id = ${importId}::uuid AND m.verdict = 'ERASE'
      AND m.change ->> 'was' = 'INVITED'`);
  return row?.n ?? 0;
}

export type Applied = {
  line: number;
  accountId: string;
  searchText: string | null;
  change: RowChange;
  before: Before;
};

/** Rows that wrote something, in the order of their lines. */
export async function nextApplied(
  tx: OrgTx,
  importId: string,
  from: number,
  most: number,
): Promise<Applied[]> {
  const found = await walkRows<Applied & Kept>(
    tx,
    { importId, from, most },
    {
      columns: sql`m.search_text AS "searchText", m.before`,
      where: sql`m.before IS NOT NULL AND m.account_id IS NOT NULL`,
    },
  );
  return found?.rows ?? [];
}

/** What these people were given besides their accounts: teams, applications, roles. */
export async function readGiven(
  tx: OrgTx,
  ids: readonly string[],
): Promise<Map<string, { teams: string[]; applications: string[]; roles: number }>> {
  const rows = await tx.db.$queryRaw<
    { id: string; teams: string[]; applications: string[]; roles: number }[]
  >(sql`
    SELECT r.id,
      ARRAY(SELECT m.team_id::text FROM app.team_members m WHERE m.org_id = ${tx.org}::uuid AND m.account_id = r.id) AS teams,
      ARRAY(SELECT g.application_id::text FROM app.application_grants g
        WHERE g.org_id = ${tx.org}::uuid AND g.account_id = r.id) AS applications,
      (SELECT count(*)::int FROM app.account_roles o WHERE o.org_id = ${tx.org}::uuid AND o.account_id = r.id) AS roles
    FROM jsonb_to_recordset(${rowset(ids.map((id) => ({ id })))}) AS r (id uuid)`);
  return new Map(rows.map(({ id, ...given }) => [id, given]));
}
