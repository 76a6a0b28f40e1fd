import { writeAudit } from "@/audit/write-audit";
import { cellText, readList, writeList } from "@/cells/input";
import { parseReading } from "@/imports/input";
import type { OrgTx } from "@/lib/org";
import { sql } from "@/lib/sql";
import { lockPlanned } from "@/plans/lock-planned";
import { rejudgeRows } from "@/plans/rejudge-rows";
import type { PlanCounts } from "@/plans/rules";
import type { Mapping, RowFault } from "@/rosters/rules";
import { faultKey } from "@/rosters/rules";
import type { FixInput } from "./input";

/** Lines of one transaction; a person's wait ends in seconds. */
const MOST = 5_000;

type Faulty = { line: number; cells: string[]; faults: RowFault[] };

const findFaulty = (tx: OrgTx, id: string, key: string): Promise<Faulty[]> =>
  tx.db.$queryRaw<Faulty[]>(sql`
    WITH f AS MATERIALIZED (SELECT line FROM app.import_faults
      WHERE org_id = ${tx.org}::uuid AND import_id = ${id}::uuid AND fault_key = ${key} ORDER BY line LIMIT ${MOST})
    SELECT i.line, coalesce(i.cells, '[]') AS cells, coalesce(i.faults, '[]') AS faults
    FROM f JOIN app.import_rows i ON i.org_id = ${tx.org}::uuid AND i.import_id = ${id}::uuid AND i.line = f.line
    ORDER BY i.line`);

const countFaulty = (tx: OrgTx, id: string, key: string): Promise<number> =>
  tx.db.importFault.count({ where: { orgId: tx.org, importId: id, faultKey: key } });

/** A cell with what is right instead of what is wrong: of a list of names one is another. */
function rightCell({ column, value }: RowFault, cell: string, right: string): string {
  if (column !== "APPLICATIONS") return right;
  const names = readList(cellText(cell));
  return writeList([...new Set(names.map((name) => (name === value ? right : name)))]);
}

/** The row with what is right put in; two cells that were swapped are put back together. */
function mended(
  { line, cells, faults }: Faulty,
  { key, right: chosen }: FixInput,
  mapping: Mapping,
) {
  const own = faults.filter((fault) => faultKey(fault).slice(0, 200) === key);
  const swapped = own.some(({ code }) => code === "columns-swapped");
  const alike = swapped ? faults.filter(({ code }) => code === "columns-swapped") : own;
  const next = [...cells];
  for (const fault of alike) {
    const at = fault.column ? mapping.indexOf(fault.column) : -1;
    const right = chosen ?? fault.right;
    if (at < 0 || right === undefined) continue;
    while (next.length < at) next.push("");
    next[at] = chosen ? rightCell(fault, next[at] ?? "", chosen) : right;
  }
  return { line, cells: next, isChanged: next.some((cell, at) => cell !== cells[at]) };
}

/**
 * Puts what is right, or what somebody chose, into all rows with alike faults and judges them anew, 5,000 at most: what is
 * left is the next call's. Rows whose right nobody knows stay as they are; `anew` judges them as they are, since what they
 * name may be here by now. Returns how many are no longer wrong in this way.
 */
export async function fixRows(
  tx: OrgTx,
  input: FixInput,
): Promise<{ fixed: number; counts: PlanCounts }> {
  const { id, key, anew } = input;
  const plan = await lockPlanned(tx, id);
  const mapping = parseReading(plan.reading)?.mapping ?? [];
  const before = await countFaulty(tx, id, key);
  const faulty = await findFaulty(tx, id, key);
  const rows = faulty
    .map((row) => mended(row, input, mapping))
    .filter((row) => row.isChanged || anew);
  const counts = await rejudgeRows(tx, plan, rows);
  const fixed = anew ? before - (await countFaulty(tx, id, key)) : rows.length;
  if (rows.length > 0)
    await writeAudit(tx, [
      { act: "import.corrected", details: { importId: id, how: "fix", rows: fixed } },
    ]);
  return { fixed, counts };
}
