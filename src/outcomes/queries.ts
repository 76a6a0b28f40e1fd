import type { ImportPurpose } from "@/imports/rules";
import type { OrgTx } from "@/lib/org";
import type { Sql } from "@/lib/sql";
import { join, rowset, sql } from "@/lib/sql";
import type { RowChange } from "@/plans/rules";
import { WRITTEN } from "@/plans/rules";
import { LEAVES_FIRST } from "@/settlements/queries";
import { teamKey } from "@/teams/input";
import type { Kept } from "./complete-changes";
import { completeChanges } from "./complete-changes";
import type { Before, Found, Waiting } from "./rules";

/** Where writing stands: lines up to this one are done in this pass. */
export type Place = { pass: number; line: number };
export const BEGINNING: Place = { pass: 0, line: 0 };

const OWNED_IN_FILE = sql`m.change #> '{owner,line}' IS NOT NULL`;
const CONTACT = sql`m.change ->> 'kind' = 'CONTACT'`;

/**
 * In which order rows are written: who goes and owns nobody, so that their licences are free; then who is owned after who
 * owns, and owners who are closed last, as they own others until then. When undoing, who is erased last, contacts before
 * their owners. A row that has an outcome is in no pass any more.
 */
const PASSES: Record<ImportPurpose, readonly Sql[]> = {
  ROSTER: [
    LEAVES_FIRST,
    sql`m.verdict <> 'CLOSE' AND NOT ${OWNED_IN_FILE}`,
    sql`m.verdict <> 'CLOSE' AND ${OWNED_IN_FILE}`,
    sql`m.verdict = 'CLOSE'`,
  ],
  // who was chosen is written to by a campaign
  CHOOSE: [],
  UNDO: [
    sql`m.verdict <> 'ERASE'`,
    sql`m.verdict = 'ERASE' AND ${CONTACT}`,
    sql`m.verdict = 'ERASE' AND NOT ${CONTACT}`,
  ],
};

/**
 * Rows of an import in the order of their lines, walked along their index and no further than is asked for: what the planner
 * knows of rows that came a moment ago would make it sort all of them for each piece.
 */
const linesAfter = (tx: OrgTx, id: string, line: number): Sql => sql`(
  SELECT w.org_id, w.line, w.cells, w.verdict, w.account_id, w.channel, w.search_text, w.change, w.before, w.outcome FROM app.import_rows w
  WHERE w.org_id = ${tx.org}::uuid AND w.import_id = ${id}::uuid AND w.line > ${line} ORDER BY w.line OFFSET 0) m`;

/** The cells of a row to which its change leaves what they say. */
const CELLS = sql`CASE WHEN m.change ? 'inCells' THEN m.cells END AS cells`;

/** The next rows to be written, in the order of their lines, pass by pass; and the place after them. */
export async function nextRows(
  tx: OrgTx,
  { id, purpose }: { id: string; purpose: ImportPurpose },
  from: Place,
  most: number,
): Promise<{ rows: Waiting[]; place: Place | undefined }> {
  const pass = PASSES[purpose][from.pass];
  if (!pass) return { rows: [], place: undefined };
  const found = await tx.db.$queryRaw<(Waiting & Kept)[]>(sql`
    SELECT m.line, m.verdict, m.account_id AS "accountId", m.channel, coalesce(m.change, '{}') AS change, ${CELLS}
    FROM ${linesAfter(tx, id, from.line)} WHERE m.verdict IN (${join(WRITTEN)}) AND m.outcome IS NULL AND ${pass}
    LIMIT ${most}`);
  const rows = await completeChanges(tx, { importId: id, rows: found });
  const last = rows.at(-1);
  if (last && rows.length === most) return { rows, place: { pass: from.pass, line: last.line } };
  if (rows.length > 0) return { rows, place: { pass: from.pass + 1, line: 0 } };
  return nextRows(tx, { id, purpose }, { pass: from.pass + 1, line: 0 }, most);
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
  const found = await tx.db.$queryRaw<(Applied & Kept)[]>(sql`
    SELECT m.line, m.account_id AS "accountId", m.search_text AS "searchText", coalesce(m.change, '{}') AS change, m.before,
      ${CELLS}
    FROM ${linesAfter(tx, importId, from)} WHERE m.before IS NOT NULL AND m.account_id IS NOT NULL
    LIMIT ${most}`);
  return completeChanges(tx, { importId, rows: found });
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
