import { parseReading } from "@/imports/input";
import type { OrgTx } from "@/lib/org";
import { rowset, sql } from "@/lib/sql";
import { LEAVES } from "@/settlements/queries";
import { readTerms } from "@/verdicts/read-terms";
import type { Cells } from "./judge-anew";
import { judgeAnew } from "./judge-anew";
import type { PlanCounts } from "./rules";
import { NO_COUNTS } from "./rules";
import { settlePlan } from "./settle-plan";
import type { LockedPlan } from "./store";

/** As many others are looked at again as depend on a correction; where more do, they stay the errors that they are. */
const MOST_OTHERS = 5_000;

/** Lines whose verdict may follow from these: of the same person by a key or an account, or owned by them. Who was left out stays so. */
async function findOthers(tx: OrgTx, id: string, lines: readonly number[]): Promise<number[]> {
  const own = sql`i.org_id = ${tx.org}::uuid AND i.import_id = ${id}::uuid`;
  const wanted = rowset(lines.map((line) => ({ line })));
  const rows = await tx.db.$queryRaw<{ line: number }[]>(sql`
    WITH l AS (SELECT * FROM jsonb_to_recordset(${wanted}) AS r (line int)),
      c AS MATERIALIZED (SELECT i.line, i.account_id, i.external_key, i.login_key, i.email_key
        FROM l JOIN app.import_rows i ON ${own} AND i.line = l.line),
      names AS MATERIALIZED (SELECT login_key AS key FROM c WHERE login_key IS NOT NULL
        UNION SELECT email_key FROM c WHERE email_key IS NOT NULL)
    SELECT i.line FROM app.import_rows i WHERE ${own} AND i.line NOT IN (SELECT l.line FROM l) AND i.cells IS NOT NULL
      AND NOT coalesce(i.change ?| '{omitted,leftFor}', false) AND (
      i.external_key IN (SELECT c.external_key FROM c WHERE c.external_key IS NOT NULL)
      OR i.account_id IN (SELECT c.account_id FROM c WHERE c.account_id IS NOT NULL)
      OR i.login_key IN (SELECT names.key FROM names) OR i.email_key IN (SELECT names.key FROM names)
      OR i.owner_key IN (SELECT names.key FROM names)
      OR i.owner_key IN (SELECT c.external_key FROM c WHERE c.external_key IS NOT NULL) OR ${LEAVES} = ANY (i.fault_keys))
    LIMIT ${MOST_OTHERS}`);
  const given = new Set(lines);
  return rows.map(({ line }) => line).filter((line) => !given.has(line));
}

const readCells = (tx: OrgTx, id: string, lines: readonly number[]): Promise<Cells[]> =>
  tx.db.$queryRaw<Cells[]>(sql`
    SELECT i.line, coalesce(i.cells, '[]') AS cells
    FROM jsonb_to_recordset(${rowset(lines.map((line) => ({ line })))}) AS r (line int)
    JOIN app.import_rows i ON i.org_id = ${tx.org}::uuid AND i.import_id = ${id}::uuid AND i.line = r.line`);

/**
 * Judges lines of a plan anew with other cells, and with them the lines whose verdicts depend on theirs, by the same code
 * as the worker. Returns what the plan comes to now.
 */
export async function rejudgeRows(
  tx: OrgTx,
  plan: LockedPlan,
  rows: readonly Cells[],
): Promise<PlanCounts> {
  const reading = parseReading(plan.reading);
  if (!reading) return NO_COUNTS;
  const terms = await readTerms(tx, { ...plan, ...reading });
  const lines = rows.map(({ line }) => line);
  const before = await findOthers(tx, plan.id, lines);
  await judgeAnew(tx, plan, terms, rows);
  const others = [...new Set([...before, ...(await findOthers(tx, plan.id, lines))])];
  await judgeAnew(tx, plan, terms, await readCells(tx, plan.id, others));
  const isChoice = plan.purpose === "CHOOSE";
  return settlePlan(tx, { id: plan.id, isChoice, terms, only: [...lines, ...others] });
}
