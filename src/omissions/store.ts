import type { OrgTx } from "@/lib/org";
import type { Sql } from "@/lib/sql";
import { empty, sql } from "@/lib/sql";
import type { RowFilter } from "@/plans/queries";
import { linesOf } from "@/plans/queries";
import type { Omission } from "./rules";

/** Rows by their lines, or all that a filter finds, with how many somebody was shown that these are. */
export type OmittedRows =
  | { lines: readonly number[] }
  | { filter: RowFilter; expected?: number | undefined };

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

/** How many of these rows are not yet as they are to be; who is left out for one of them is left out by hand with it. */
export async function countRows(
  tx: OrgTx,
  id: string,
  { act, filter }: { act: Omission; filter: RowFilter },
): Promise<number> {
  const twins = sql`OR (i.verdict = 'LEFT_OUT' AND i.cells IS NOT NULL
    AND (i.change ->> 'leftFor')::int IN (SELECT line FROM m))`;
  const [found] = await tx.db.$queryRaw<{ rows: number }[]>(sql`
    WITH m AS MATERIALIZED (${linesOf(tx, id, filter, { line: 0 }, ALL)})
    SELECT count(*)::int AS rows FROM app.import_rows i
    WHERE ${own(tx, id)} AND i.line IN (SELECT line FROM m)
      AND ((${OPEN[act]}) ${act === "leave-out" ? twins : empty})`);
  return found?.rows ?? 0;
}

/** Lines that a filter finds, some of them behind this one. */
export async function findLines(
  tx: OrgTx,
  id: string,
  { filter, after, most }: { filter: RowFilter; after: number; most: number },
): Promise<number[]> {
  const rows = await tx.db.$queryRaw<{ line: number }[]>(
    linesOf(tx, id, filter, { line: after }, most),
  );
  return rows.map(({ line }) => line);
}

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

/**
 * Rows that were left out for one that is left out by hand now are no longer: they wait to be judged anew, or are left out with
 * it where they are meant themselves (`isMeant`).
 */
export const freeTwins = (
  tx: OrgTx,
  id: string,
  rows: OmittedRows,
): Promise<{ line: number; cells: string[]; isMeant: boolean }[]> =>
  tx.db.$queryRaw(sql`
    WITH f AS MATERIALIZED (SELECT i.line, i.line = ${meant(tx, id, rows)} AS "isMeant"
      FROM app.import_rows i JOIN app.import_rows k ON k.org_id = i.org_id AND k.import_id = i.import_id
        AND k.line = (i.change ->> 'leftFor')::int AND k.change ? 'omitted'
      WHERE ${own(tx, id)} AND i.verdict = 'LEFT_OUT' AND i.change ? 'leftFor' AND i.cells IS NOT NULL)
    UPDATE app.import_rows i SET verdict = CASE WHEN f."isMeant" THEN 'LEFT_OUT' ELSE 'NONE' END,
      change = CASE WHEN f."isMeant" THEN '{"omitted": "NONE"}'::jsonb END
    FROM f WHERE ${own(tx, id)} AND i.line = f.line RETURNING i.line, i.cells, f."isMeant"`);
