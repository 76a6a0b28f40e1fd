import type { OrgTx } from "@/lib/org";
import type { Sql } from "@/lib/sql";
import { sql } from "@/lib/sql";
import type { RowFilter } from "@/plans/queries";
import { linesOf } from "@/plans/queries";
import type { Omission } from "./rules";

/** Rows by their lines, or all that a filter finds. */
export type OmittedRows = { lines: readonly number[] } | { filter: RowFilter };

/** More lines no file has. */
const ALL = 2_000_000;

const own = (tx: OrgTx, id: string): Sql =>
  sql`i.org_id = ${tx.org}::uuid AND i.import_id = ${id}::uuid`;

/** Rows that do nothing for another reason stay as they are, as does what an erasure left behind. */
const OPEN: Record<Omission, Sql> = {
  "leave-out": sql`i.verdict <> 'LEFT_OUT' AND i.cells IS NOT NULL`,
  "take-in": sql`i.change ? 'omitted' AND i.cells IS NOT NULL`,
};

const CHANGE: Record<Omission, Sql> = {
  "leave-out": sql`verdict = 'LEFT_OUT', change = jsonb_build_object('omitted', i.verdict)`,
  "take-in": sql`verdict = 'NONE', change = NULL`,
};

/** Lines of the plan that are meant; as an array they are few to the planner, which looks them up. */
const meant = (tx: OrgTx, id: string, rows: OmittedRows): Sql =>
  "lines" in rows
    ? sql`ANY (${[...rows.lines]}::int[])`
    : sql`ANY (ARRAY(${linesOf(tx, id, rows.filter, { line: 0 }, ALL)}))`;

/** The first of these rows that are not yet as they are to be, with their cells. */
export const findOpen = (
  tx: OrgTx,
  id: string,
  { act, rows, most }: { act: Omission; rows: OmittedRows; most: number },
): Promise<{ line: number; cells: string[] }[]> =>
  tx.db.$queryRaw(sql`
    SELECT i.line, i.cells FROM app.import_rows i
    WHERE ${own(tx, id)} AND i.line = ${meant(tx, id, rows)} AND ${OPEN[act]} ORDER BY i.line LIMIT ${most}`);

/**
 * Says of these rows that they are left out, or no longer. What they name stays until they are judged anew, by which the rows
 * are found that depend on them. Returns how many they are.
 */
export const mark = (
  tx: OrgTx,
  id: string,
  { act, rows }: { act: Omission; rows: OmittedRows },
): Promise<number> =>
  tx.db.$executeRaw(sql`
    UPDATE app.import_rows i SET ${CHANGE[act]}, channel = NULL
    WHERE ${own(tx, id)} AND i.line = ${meant(tx, id, rows)} AND ${OPEN[act]}`);
