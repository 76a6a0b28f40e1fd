import type { ImportPurpose } from "@/imports/rules";
import type { OrgTx } from "@/lib/org";
import type { Sql } from "@/lib/sql";
import { join, sql } from "@/lib/sql";
import type { RowChange } from "@/plans/rules";
import { WRITTEN } from "@/plans/rules";
import { LEAVES_FIRST } from "@/settlements/queries";
import type { Kept } from "./complete-changes";
import { completeChanges } from "./complete-changes";
import type { Before, Waiting } from "./rules";

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

/** So many lines are looked through at a time for each row that is wanted. */
const LINES_EACH = 2;

type Walk = { importId: string; from: number; most: number };

/**
 * The next rows of an import that are so, in the order of their lines, and up to where was looked; undefined where none is left.
 * Looked for among a few lines at a time: of rows that came a moment ago the planner may believe that they are few, and sort all
 * that lie behind a line, which it did for each piece.
 */
async function walk<Row extends Kept & { line: number }>(
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

/** The next rows to be written, in the order of their lines, pass by pass; and the place after them. */
export async function nextRows(
  tx: OrgTx,
  { id, purpose }: { id: string; purpose: ImportPurpose },
  { pass, line }: Place,
  most: number,
): Promise<{ rows: Waiting[]; place: Place | undefined }> {
  const which = PASSES[purpose][pass];
  if (!which) return { rows: [], place: undefined };
  const found = await walk<Waiting & Kept>(
    tx,
    { importId: id, from: line, most },
    {
      columns: sql`m.verdict, m.channel`,
      where: sql`m.verdict IN (${join(WRITTEN)}) AND m.outcome IS NULL AND ${which}`,
    },
  );
  if (found) return { rows: found.rows, place: { pass, line: found.line } };
  return nextRows(tx, { id, purpose }, { pass: pass + 1, line: 0 }, most);
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
  const found = await walk<Applied & Kept>(
    tx,
    { importId, from, most },
    {
      columns: sql`m.search_text AS "searchText", m.before`,
      where: sql`m.before IS NOT NULL AND m.account_id IS NOT NULL`,
    },
  );
  return found?.rows ?? [];
}
