import type { ImportPurpose, ImportState } from "@/imports/rules";
import type { OrgId, OrgTx } from "@/lib/org";
import type { Sql } from "@/lib/sql";
import { columnsOf, empty, join, jsonOf, KEPT, rowset, sql } from "@/lib/sql";
import type { RosterKind } from "@/rosters/rules";
import type { PlanCounts, PlannedRow, PlanOptions, RowChange } from "./rules";

export type LockedPlan = {
  id: string;
  purpose: ImportPurpose;
  kind: RosterKind | null;
  madeBy: string;
  fileId: string | null;
  state: ImportState;
  reading: unknown;
  options: PlanOptions;
  /** Which plan it is: whatever is judged anew raises it. */
  revision: number;
};

/** The import whose plan is made or mended, held until the transaction ends: of two who work on it one waits. */
export async function lockPlan(tx: OrgTx, id: string): Promise<LockedPlan | undefined> {
  const rows = await tx.db.$queryRaw<LockedPlan[]>(sql`
    SELECT id, purpose, kind, made_by AS "madeBy", file_id AS "fileId", state, reading, options, revision FROM app.imports
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
  { from, by }: { from: number; by: number },
): Promise<boolean> {
  const counted = await tx.db.$executeRaw(sql`
    ${KEPT} UPDATE app.imports SET total = ${from + by}
    WHERE org_id = ${tx.org}::uuid AND id = ${id}::uuid AND state = 'PLANNING' AND total = ${from}`);
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
    ${KEPT} INSERT INTO app.import_faults (org_id, import_id, fault_key, line)
    SELECT ${org}::uuid, ${id}::uuid, r.key, r.line
    FROM jsonb_to_recordset(${rowset(faults)}) AS r (key text, line int) ON CONFLICT DO NOTHING`;
};

/** Sizes as digits: JSON has no such numbers. */
const plain = (change: RowChange): object => {
  const { shareSpaceMax, saveSpaceMax } = change.create ?? {};
  if (shareSpaceMax === undefined && saveSpaceMax === undefined) return change;
  const sizes = {
    shareSpaceMax: shareSpaceMax?.toString(),
    saveSpaceMax: saveSpaceMax?.toString(),
  };
  return { ...change, create: { ...change.create, ...sizes } };
};

/**
 * The statements that store rows. Columns as arrays: a roster has up to 150,000 such rows, and a set as JSON takes half as long
 * again to be read.
 */
export function insertsOf(org: OrgId, id: string, rows: readonly PlannedRow[]): Sql[] {
  // a column in which no row says anything is not sent: shorter arrays are filled up with NULL
  const column = (of: (row: PlannedRow) => string | null) => {
    const texts = rows.map(of);
    return texts.every((text) => text === null) ? [] : texts;
  };
  const { all, arrays } = columnsOf([
    ...[column((row) => jsonOf(row.cells)), column((row) => row.verdict)],
    ...[column((row) => row.accountId), column((row) => row.externalKey)],
    ...[column((row) => row.loginKey), column((row) => row.emailKey)],
    ...[column((row) => row.searchText), column((row) => row.ownerKey)],
    ...[column((row) => row.channel), column((row) => row.change && jsonOf(plain(row.change)))],
    column((row) => row.faults && jsonOf(row.faults)),
    column(({ faultKeys: own }) => (own.length > 0 ? jsonOf(own) : null)),
  ]);
  const insert = sql`
    ${KEPT} WITH texts AS MATERIALIZED (${all})
    INSERT INTO app.import_rows (org_id, import_id, line, cells, verdict, account_id, external_key, login_key, email_key,
      search_text, owner_key, channel, change, faults, fault_keys)
    SELECT ${org}::uuid, ${id}::uuid, r.line, r.cells::json, r.verdict, r.account_id::uuid, r.external_key, r.login_key,
      r.email_key, r.search_text, r.owner_key, r.channel, r.change::jsonb, r.faults::jsonb,
      CASE WHEN r.keys IS NULL THEN '{}' ELSE ARRAY(SELECT jsonb_array_elements_text(r.keys::jsonb)) END
    FROM texts, unnest(${rows.map(({ line }) => line)}::int[], ${join(arrays)})
      AS r (line, cells, verdict, account_id, external_key, login_key, email_key, search_text, owner_key, channel, change, faults, keys)`;
  return rows.some(({ faults }) => faults) ? [insert, faultsOf(org, id, rows)] : [insert];
}

export async function insertRows(
  tx: OrgTx,
  id: string,
  rows: readonly PlannedRow[],
): Promise<void> {
  for (const statement of insertsOf(tx.org, id, rows)) await tx.db.$executeRaw(statement);
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

/** Of the lines that choose one person, the first invites. */
export const markRepeats = (tx: OrgTx, id: string): Promise<number> =>
  tx.db.$executeRaw(sql`
    UPDATE app.import_rows i SET verdict = 'LEFT_OUT', channel = NULL, change = i.change - 'move' || jsonb_build_object('repeats', f.line)
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
