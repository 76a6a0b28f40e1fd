import type { ImportPurpose, ImportState } from "@/imports/rules";
import type { OrgId, OrgTx, StageTx } from "@/lib/org";
import type { Sql } from "@/lib/sql";
import { empty, jsonOf, rowset, sql } from "@/lib/sql";
import type { RosterKind } from "@/rosters/rules";
import type { PlanCounts, PlannedRow, PlanOptions, RowChange } from "./rules";

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
  { org, run }: StageTx,
  id: string,
  { from, by }: { from: number; by: number },
): Promise<boolean> {
  const counted = await run(sql`
    UPDATE app.imports SET total = ${from + by}
    WHERE org_id = ${org}::uuid AND id = ${id}::uuid AND state = 'PLANNING' AND total = ${from}`);
  return counted === 1;
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

/** What the plan comes to now: another plan than anybody has seen before. */
export const setCounts = (tx: OrgTx, id: string, counts: PlanCounts) =>
  tx.db.import.update({
    where: { orgId_id: { orgId: tx.org, id } },
    data: {
      counts: JSON.parse(JSON.stringify(counts)),
      total: counts.rows,
      revision: { increment: 1 },
    },
  });

type Faulty = Pick<PlannedRow, "line" | "faultKeys">;

/** Which lines have alike faults, to be found by. */
const faultsOf = (org: OrgId, id: string, rows: readonly Faulty[]): Sql => {
  const faults = rows.flatMap(({ line, faultKeys }) => faultKeys.map((key) => ({ key, line })));
  return sql`
    INSERT INTO app.import_faults (org_id, import_id, fault_key, line)
    SELECT ${org}::uuid, ${id}::uuid, r.key, r.line
    FROM jsonb_to_recordset(${rowset(faults)}) AS r (key text, line int) ON CONFLICT DO NOTHING`;
};

/** Sizes as digits: JSON has no such numbers. */
const plain = ({ create, ...change }: RowChange) => {
  const { shareSpaceMax, saveSpaceMax, ...values } = create ?? {};
  const sizes = {
    shareSpaceMax: shareSpaceMax?.toString(),
    saveSpaceMax: saveSpaceMax?.toString(),
  };
  return { ...change, ...(create ? { create: { ...values, ...sizes } } : {}) };
};

/** Columns as arrays: a roster has up to 150,000 such rows, and a set as JSON takes half as long again to be read. */
export async function insertRows(
  { org, run }: StageTx,
  id: string,
  rows: readonly PlannedRow[],
): Promise<void> {
  const all = <T>(of: (row: PlannedRow) => T): T[] => rows.map(of);
  const keys = ({ faultKeys: own }: PlannedRow) => (own.length > 0 ? jsonOf(own) : null);
  await run(sql`
    INSERT INTO app.import_rows (org_id, import_id, line, cells, verdict, account_id, external_key, login_key, email_key,
      search_text, owner_key, channel, change, faults, fault_keys)
    SELECT ${org}::uuid, ${id}::uuid, r.line, r.cells::jsonb, r.verdict, r.account_id, r.external_key, r.login_key, r.email_key,
      r.search_text, r.owner_key, r.channel, r.change::jsonb, r.faults::jsonb,
      CASE WHEN r.keys IS NULL THEN '{}' ELSE ARRAY(SELECT jsonb_array_elements_text(r.keys::jsonb)) END
    FROM unnest(${all((row) => row.line)}::int[], ${all((row) => jsonOf(row.cells))}::text[], ${all((row) => row.verdict)}::text[],
      ${all((row) => row.accountId)}::uuid[], ${all((row) => row.externalKey)}::text[], ${all((row) => row.loginKey)}::text[],
      ${all((row) => row.emailKey)}::text[], ${all((row) => row.searchText)}::text[], ${all((row) => row.ownerKey)}::text[],
      ${all((row) => row.channel)}::text[], ${all((row) => row.change && jsonOf(plain(row.change)))}::text[],
      ${all((row) => row.faults && jsonOf(row.faults))}::text[], ${all(keys)}::text[])
      AS r (line, cells, verdict, account_id, external_key, login_key, email_key, search_text, owner_key, channel, change, faults, keys)`);
  if (rows.some(({ faults }) => faults)) await run(faultsOf(org, id, rows));
}

/** Row by row what was found out after the rows were stored. */
export async function updateVerdicts(
  tx: OrgTx,
  id: string,
  rows: readonly (Faulty & Pick<PlannedRow, "verdict" | "change" | "channel" | "faults">)[],
): Promise<void> {
  if (rows.length === 0) return;
  await tx.db.$executeRaw(sql`
    UPDATE app.import_rows i SET verdict = r.verdict, change = r.change, channel = r.channel, faults = r.faults,
      fault_keys = r."faultKeys"
    FROM jsonb_to_recordset(${rowset(rows)}) AS r (line int, verdict text, channel text, change jsonb, faults jsonb, "faultKeys" text[])
    WHERE i.org_id = ${tx.org}::uuid AND i.import_id = ${id}::uuid AND i.line = r.line`);
  if (rows.some(({ faults }) => faults)) await tx.db.$executeRaw(faultsOf(tx.org, id, rows));
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
