import type { OrgTx } from "@/lib/org";
import type { Sql } from "@/lib/sql";
import { empty, rowset, sql } from "@/lib/sql";
import { TWICE } from "@/rosters/rules";

/**
 * The keys by which lines of one file may name the same person; an address and a login are of one kind. Of whom was erased
 * nothing is left but the account: such lines are nobody's twins.
 */
const named = (tx: OrgTx, id: string): Sql => sql`
  SELECT i.line, k.col, k.kind, k.key FROM app.import_rows i CROSS JOIN LATERAL (VALUES
    ('EXTERNAL_ID', 'X', i.external_key), ('LOGIN', 'N', i.login_key),
    ('EMAIL', 'N', CASE WHEN i.email_key IS DISTINCT FROM i.login_key THEN i.email_key END),
    (NULL, 'A', i.account_id::text)) k (col, kind, key)
  WHERE i.org_id = ${tx.org}::uuid AND i.import_id = ${id}::uuid AND i.verdict <> 'LEFT_OUT'
    AND i.cells IS NOT NULL AND k.key IS NOT NULL`;

/** Whether any two lines may name one person: told by digests, which are counted in a third of the time. */
async function isSuspect(tx: OrgTx, id: string): Promise<boolean> {
  const rows = await tx.db.$queryRaw<object[]>(sql`
    SELECT 1 FROM (${named(tx, id)}) named GROUP BY hashtextextended(named.kind || named.key, 0) HAVING count(*) > 1 LIMIT 1`);
  return rows.length > 0;
}

const among = (lines: readonly number[] | undefined): Sql =>
  lines
    ? sql`AND n.line IN (SELECT l.line FROM jsonb_to_recordset(${rowset(lines.map((line) => ({ line })))}) AS l (line int))`
    : empty;

/**
 * Lines that name one person become errors that name each other: by a key, or, where no key tells, by the account that
 * both belong to. Only these lines, where they are given; all are compared.
 */
export async function markDuplicates(
  tx: OrgTx,
  id: string,
  only?: readonly number[],
): Promise<void> {
  if (!(await isSuspect(tx, id))) return;
  await tx.db.$executeRaw(sql`
    WITH named AS MATERIALIZED (${named(tx, id)}),
    twice AS (
      SELECT kind, key, (array_agg(line ORDER BY line))[1:6] AS lines FROM named GROUP BY kind, key HAVING count(*) > 1),
    found AS (
      SELECT n.line, n.col, jsonb_build_object('column', n.col, 'code', 'duplicate', 'value', CASE WHEN n.kind = 'A' THEN '' ELSE n.key END,
        'lines', to_jsonb(array_remove(t.lines, n.line))) AS fault
      FROM twice t JOIN named n ON n.kind = t.kind AND n.key = t.key WHERE true ${among(only)}),
    told AS (
      SELECT line, coalesce(jsonb_agg(fault) FILTER (WHERE col IS NOT NULL), jsonb_agg(fault)) AS faults
      FROM found GROUP BY line),
    marked AS (
      UPDATE app.import_rows i SET verdict = 'ERROR', change = NULL, channel = NULL,
        faults = coalesce(i.faults, '[]') || told.faults, fault_keys = i.fault_keys || ${TWICE}::text
      FROM told WHERE i.org_id = ${tx.org}::uuid AND i.import_id = ${id}::uuid AND i.line = told.line)
    INSERT INTO app.import_faults (org_id, import_id, fault_key, line)
    SELECT ${tx.org}::uuid, ${id}::uuid, ${TWICE}, line FROM told ON CONFLICT DO NOTHING`);
}
