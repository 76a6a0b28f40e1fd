import type { ImportPurpose, ImportState } from "@/imports/rules";
import type { OrgTx } from "@/lib/org";
import type { Sql } from "@/lib/sql";
import { empty, rowset, sql } from "@/lib/sql";
import type { RosterKind } from "@/rosters/rules";
import type { PlanCounts, PlannedRow, PlanOptions } from "./rules";

/** Lines as a set. */
const linesOf = (lines: readonly number[]): Sql =>
  sql`jsonb_to_recordset(${rowset(lines.map((line) => ({ line })))}) AS l (line int)`;
const among = (column: Sql, lines: readonly number[] | undefined): Sql =>
  lines ? sql`AND ${column} IN (SELECT l.line FROM ${linesOf(lines)})` : empty;

export type LockedPlan = {
  id: string;
  purpose: ImportPurpose;
  kind: RosterKind | null;
  madeBy: string;
  fileId: string | null;
  state: ImportState;
  reading: unknown;
  options: PlanOptions;
};

/** The import whose plan is made or mended, held until the transaction ends: of two who work on it one waits. */
export async function lockPlan(tx: OrgTx, id: string): Promise<LockedPlan | undefined> {
  const rows = await tx.db.$queryRaw<LockedPlan[]>(sql`
    SELECT id, purpose, kind, made_by AS "madeBy", file_id AS "fileId", state, reading, options FROM app.imports
    WHERE org_id = ${tx.org}::uuid AND id = ${id}::uuid FOR UPDATE`);
  return rows[0];
}

/** Takes back what an earlier attempt had planned. */
export async function clearPlan(tx: OrgTx, id: string): Promise<void> {
  await tx.db.importFault.deleteMany({ where: { orgId: tx.org, importId: id } });
  await tx.db.importRow.deleteMany({ where: { orgId: tx.org, importId: id } });
  await tx.db.import.update({
    where: { orgId_id: { orgId: tx.org, id } },
    data: { total: 0, done: 0, refused: 0, counts: {} },
  });
}

/**
 * Counts the lines on that were planned, if they are as many as this worker knows of: who was taken for dead finds that
 * another has begun anew, and stops.
 */
export async function advancePlan(
  tx: OrgTx,
  id: string,
  from: number,
  by: number,
): Promise<boolean> {
  const { count } = await tx.db.import.updateMany({
    where: { orgId: tx.org, id, state: "PLANNING", total: from },
    data: { total: from + by },
  });
  return count === 1;
}

export const setPlanned = (tx: OrgTx, id: string) =>
  tx.db.import.update({
    where: { orgId_id: { orgId: tx.org, id } },
    data: { state: "PLANNED", plannedAt: tx.now },
  });

export const setFailed = (tx: OrgTx, id: string, fault: string) =>
  tx.db.import.updateMany({
    where: { orgId: tx.org, id, state: "PLANNING" },
    data: { state: "FAILED", fault, finishedAt: tx.now },
  });

export const setCounts = (tx: OrgTx, id: string, counts: PlanCounts) =>
  tx.db.import.update({
    where: { orgId_id: { orgId: tx.org, id } },
    data: { counts: JSON.parse(JSON.stringify(counts)), total: counts.rows },
  });

const SHAPE = sql`(line int, cells jsonb, verdict text, "accountId" uuid, "externalKey" text, "loginKey" text, "emailKey" text,
  "searchText" text, "ownerKey" text, channel text, change jsonb, faults jsonb, "faultKeys" text[])`;

/** Which lines have alike faults, to be found by. */
async function insertFaults(
  tx: OrgTx,
  id: string,
  rows: readonly Pick<PlannedRow, "line" | "faultKeys">[],
): Promise<void> {
  const faults = rows.flatMap(({ line, faultKeys }) => faultKeys.map((key) => ({ key, line })));
  if (faults.length === 0) return;
  await tx.db.$executeRaw(sql`
    INSERT INTO app.import_faults (org_id, import_id, fault_key, line)
    SELECT ${tx.org}::uuid, ${id}::uuid, r.key, r.line
    FROM jsonb_to_recordset(${rowset(faults)}) AS r (key text, line int) ON CONFLICT DO NOTHING`);
}

export async function insertRows(
  tx: OrgTx,
  id: string,
  rows: readonly PlannedRow[],
): Promise<void> {
  await tx.db.$executeRaw(sql`
    INSERT INTO app.import_rows (org_id, import_id, line, cells, verdict, account_id, external_key, login_key, email_key,
      search_text, owner_key, channel, change, faults, fault_keys)
    SELECT ${tx.org}::uuid, ${id}::uuid, r.line, r.cells, r.verdict, r."accountId", r."externalKey", r."loginKey", r."emailKey",
      r."searchText", r."ownerKey", r.channel, r.change, r.faults, r."faultKeys"
    FROM jsonb_to_recordset(${rowset(rows)}) AS r ${SHAPE}`);
  await insertFaults(tx, id, rows);
}

/** Row by row what was found out after the rows were stored. */
export async function updateVerdicts(
  tx: OrgTx,
  id: string,
  rows: readonly Pick<
    PlannedRow,
    "line" | "verdict" | "change" | "channel" | "faults" | "faultKeys"
  >[],
): Promise<void> {
  if (rows.length === 0) return;
  await tx.db.$executeRaw(sql`
    UPDATE app.import_rows i SET verdict = r.verdict, change = r.change, channel = r.channel, faults = r.faults,
      fault_keys = r."faultKeys"
    FROM jsonb_to_recordset(${rowset(rows)}) AS r ${SHAPE}
    WHERE i.org_id = ${tx.org}::uuid AND i.import_id = ${id}::uuid AND i.line = r.line`);
  await insertFaults(tx, id, rows);
}

/** What these lines had planned is forgotten, to be planned anew. */
export async function deleteLines(tx: OrgTx, id: string, lines: readonly number[]): Promise<void> {
  const where = { orgId: tx.org, importId: id, line: { in: [...lines] } };
  await tx.db.importFault.deleteMany({ where });
  await tx.db.importRow.deleteMany({ where });
}

/** The keys by which lines of one file may name the same person; an address and a login are of one kind. */
const named = (tx: OrgTx, id: string): Sql => {
  const own = sql`FROM app.import_rows WHERE org_id = ${tx.org}::uuid AND import_id = ${id}::uuid`;
  return sql`
    SELECT line, 'EXTERNAL_ID' AS col, 'X' AS kind, external_key AS key ${own} AND external_key IS NOT NULL
    UNION ALL SELECT line, 'LOGIN', 'N', login_key ${own} AND login_key IS NOT NULL
    UNION ALL SELECT line, 'EMAIL', 'N', email_key ${own} AND email_key IS NOT NULL AND email_key IS DISTINCT FROM login_key
    UNION ALL SELECT line, NULL, 'A', account_id::text ${own} AND account_id IS NOT NULL`;
};

/**
 * Lines that name one person become errors that name each other: by a key, or, where no key tells, by the account that
 * both belong to. Only these lines, where they are given; all are compared.
 */
export const markDuplicates = (tx: OrgTx, id: string, only?: readonly number[]): Promise<number> =>
  tx.db.$executeRaw(sql`
    WITH named AS MATERIALIZED (${named(tx, id)}),
    twice AS (
      SELECT kind, key, (array_agg(line ORDER BY line))[1:6] AS lines FROM named GROUP BY kind, key HAVING count(*) > 1),
    found AS (
      SELECT n.line, n.col, jsonb_build_object('column', n.col, 'code', 'duplicate', 'value', CASE WHEN n.kind = 'A' THEN '' ELSE n.key END,
        'lines', to_jsonb(array_remove(t.lines, n.line))) AS fault
      FROM twice t JOIN named n ON n.kind = t.kind AND n.key = t.key WHERE true ${among(sql`n.line`, only)}),
    told AS (
      SELECT line, coalesce(jsonb_agg(fault) FILTER (WHERE col IS NOT NULL), jsonb_agg(fault)) AS faults,
        coalesce(array_agg(DISTINCT col || '|duplicate|') FILTER (WHERE col IS NOT NULL), '{|duplicate|}') AS keys
      FROM found GROUP BY line),
    marked AS (
      UPDATE app.import_rows i SET verdict = 'ERROR', change = NULL, channel = NULL,
        faults = coalesce(i.faults, '[]') || told.faults, fault_keys = i.fault_keys || told.keys
      FROM told WHERE i.org_id = ${tx.org}::uuid AND i.import_id = ${id}::uuid AND i.line = told.line)
    INSERT INTO app.import_faults (org_id, import_id, fault_key, line)
    SELECT ${tx.org}::uuid, ${id}::uuid, unnest(keys), line FROM told ON CONFLICT DO NOTHING`);

/** Of the lines that choose one person, the first invites. */
export const markRepeats = (tx: OrgTx, id: string): Promise<number> =>
  tx.db.$executeRaw(sql`
    UPDATE app.import_rows i SET verdict = 'NONE', change = i.change - 'move' || jsonb_build_object('repeats', f.line)
    FROM (SELECT account_id, min(line) AS line FROM app.import_rows
      WHERE org_id = ${tx.org}::uuid AND import_id = ${id}::uuid AND verdict = 'INVITE'
      GROUP BY account_id HAVING count(*) > 1) f
    WHERE i.org_id = ${tx.org}::uuid AND i.import_id = ${id}::uuid AND i.verdict = 'INVITE'
      AND i.account_id = f.account_id AND i.line > f.line`);

/** Accounts `a` that are open, of the file's kind, and stand in no line of it. */
export const missingFrom = (tx: OrgTx, id: string, kind: RosterKind | null): Sql => sql`
  app.accounts a WHERE a.org_id = ${tx.org}::uuid AND a.status IN ('CREATED', 'INVITED', 'ACTIVE')
    ${kind ? sql`AND a.kind = ${kind}` : empty}
    AND NOT EXISTS (SELECT 1 FROM app.import_rows i
      WHERE i.org_id = ${tx.org}::uuid AND i.import_id = ${id}::uuid AND i.account_id = a.id)`;

/** Whether account `a` holds a role: such people are never proposed for anything. */
export const hasRole = (tx: OrgTx): Sql => sql`EXISTS (SELECT 1 FROM app.account_roles o
  WHERE o.org_id = ${tx.org}::uuid AND o.account_id = a.id)`;
