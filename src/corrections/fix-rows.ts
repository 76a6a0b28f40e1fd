import { writeAudit } from "@/audit/write-audit";
import { cellText, readList, writeList } from "@/cells/input";
import { phoneReader } from "@/cells/phone-reader";
import { parseReading } from "@/imports/input";
import type { OrgTx } from "@/lib/org";
import { sql } from "@/lib/sql";
import { lockPlanned } from "@/plans/lock-planned";
import { listRows } from "@/plans/queries";
import { rejudgeRows } from "@/plans/rejudge-rows";
import type { PlanCounts } from "@/plans/rules";
import { beginRecheck } from "@/rechecks/begin-recheck";
import type { Mapping, RowFault } from "@/rosters/rules";
import { faultKey } from "@/rosters/rules";
import { teamKey } from "@/teams/input";
import { newTeamOf } from "@/teams/rules";
import type { FixInput } from "./input";
import { writeCells } from "./store";

/** Lines of one look at the plan. */
const PIECE = 5_000;

/** A cell to be mended: with a fault, or with a team that nobody has made. */
type Wrong = Pick<RowFault, "column" | "value" | "right">;
type Planned = Awaited<ReturnType<typeof lockPlanned>>;
type Cells = { line: number; cells: string[] };
type Faulty = Cells & { faults: RowFault[] };
type Mendable = Cells & { wrong: readonly Wrong[] };

/** Of two cells that were swapped both are put back. */
function wrongOf({ faults, ...row }: Faulty, key: string): Mendable {
  const own = faults.filter((fault) => faultKey(fault) === key);
  const swapped = own.some(({ code }) => code === "columns-swapped");
  const wrong = swapped ? faults.filter(({ code }) => code === "columns-swapped") : own;
  return { ...row, wrong };
}

/** Some rows behind a line, in the order of the file. */
type Find = (after: number) => Promise<Mendable[]>;

const faulty =
  (tx: OrgTx, id: string, key: string): Find =>
  async (after) => {
    const rows = await tx.db.$queryRaw<Faulty[]>(sql`
      WITH f AS MATERIALIZED (SELECT line FROM app.import_faults WHERE org_id = ${tx.org}::uuid AND import_id = ${id}::uuid
        AND fault_key = ${key} AND line > ${after} ORDER BY line LIMIT ${PIECE})
      SELECT i.line, coalesce(i.cells, '[]') AS cells, coalesce(i.faults, '[]') AS faults
      FROM f JOIN app.import_rows i ON i.org_id = ${tx.org}::uuid AND i.import_id = ${id}::uuid AND i.line = f.line
      ORDER BY i.line`);
    return rows.map((row) => wrongOf(row, key));
  };

/** Rows that name a team that nobody has made. */
const naming =
  (tx: OrgTx, id: string, key: string, value: string): Find =>
  async (after) => {
    const { rows } = await listRows(tx, id, { group: key }, { line: after }, PIECE);
    return rows.map(({ line, cells }) => ({ line, cells, wrong: [{ column: "TEAM", value }] }));
  };

const countFaulty = (tx: OrgTx, id: string, key: string): Promise<number> =>
  tx.db.importFault.count({ where: { orgId: tx.org, importId: id, faultKey: key } });

/** Lists of names, in which one is another: as names of their kind are told apart. */
const LISTS: Partial<Record<string, (name: string) => string>> = {
  APPLICATIONS: (name) => name,
  TEAM: teamKey,
};

/** A cell with what is right instead of what is wrong: of a list of names one is another. */
function rightCell({ column, value }: Wrong, cell: string, right: string): string {
  const keyOf = LISTS[column ?? ""];
  if (!keyOf) return right;
  const names = readList(cellText(cell));
  const set = names.map((name) => (keyOf(name) === keyOf(value) ? right : name));
  return writeList([...new Set(set)]);
}

/** What a cell is to be instead; undefined: nobody knows. */
type Putting = (one: Wrong, cell: string) => string | undefined;

/** What is known to be right, what somebody chose, or each number as one of the country that somebody chose for all. */
function puttingOf({ right, country }: Pick<FixInput, "right" | "country">): Putting {
  if (right !== undefined) return (one, cell) => rightCell(one, cell, right);
  if (country === undefined) return (one) => one.right;
  const read = phoneReader(country);
  return ({ column }, cell) => (column === "PHONE" ? read(cellText(cell), "").value : undefined);
}

/** The row with what is right put in. */
function mended({ line, cells, wrong }: Mendable, put: Putting, mapping: Mapping) {
  const next = [...cells];
  for (const one of wrong) {
    const at = one.column ? mapping.indexOf(one.column) : -1;
    const right = at < 0 ? undefined : put(one, next[at] ?? "");
    if (right === undefined) continue;
    while (next.length < at) next.push("");
    next[at] = right;
  }
  return { line, cells: next, isChanged: next.some((cell, at) => cell !== cells[at]) };
}

/** What looks wrong in these rows is meant: addresses at a domain that looks like a slip, zeros that are missing in a column. */
function meantBy(key: string): string | undefined {
  const [column, code, like] = key.split("|");
  if (code === "zeros-lost") return column;
  return code === "email-typo" ? like : undefined;
}

/** From here on it is right to the plan, if anything in it is wrong in this way: what is no fault of it is not kept. */
async function keepWritten(tx: OrgTx, plan: Planned, key: string): Promise<Planned> {
  const meant = meantBy(key);
  if (!meant || (await countFaulty(tx, plan.id, key)) === 0) return plan;
  const kept = [...new Set([...(plan.options.kept ?? []), meant])];
  const options = { ...plan.options, kept };
  await tx.db.import.update({
    where: { orgId_id: { orgId: tx.org, id: plan.id } },
    data: { options },
  });
  return { ...plan, options };
}

type Mend = (rows: readonly Mendable[]) => Cells[];

/**
 * Mends all rows that are found. As many as a person waits for come back, to be judged at once; of more only the cells are
 * written, and the worker judges the plan.
 */
async function mendAll(tx: OrgTx, id: string, find: Find, mend: Mend) {
  const first = await find(0);
  if (first.length < PIECE) return { rows: mend(first), count: first.length };
  let count = 0;
  for (let piece = first; piece.length > 0; piece = await find(piece.at(-1)?.line ?? 0)) {
    const rows = mend(piece);
    await writeCells(tx, id, rows);
    count += rows.length;
  }
  if (count === 0) return { rows: [], count };
  await beginRecheck(tx, { ids: [id] });
  return { rows: null, count };
}

const told = (tx: OrgTx, importId: string, rows: number): Promise<void> =>
  writeAudit(tx, [{ act: "import.corrected", details: { importId, how: "fix", rows } }]);

/**
 * Puts what is right, or what somebody chose, into all rows with alike faults or with the same new team and judges them anew:
 * of very many the worker does. Rows whose right nobody knows stay as they are; `anew` judges them as they are, since what
 * they name may be here by now, and `keep` takes what they say for right. Returns how many are no longer wrong in this way, or
 * how many the worker judges, where nobody knows yet what the plan comes to.
 */
export async function fixRows(
  tx: OrgTx,
  { id, key, right, country, ...how }: FixInput,
): Promise<{ fixed: number; counts: PlanCounts | null }> {
  const found = await lockPlanned(tx, id);
  const plan = how.keep ? await keepWritten(tx, found, key) : found;
  const anew = how.anew ?? how.keep;
  const mapping = parseReading(plan.reading)?.mapping ?? [];
  const put = puttingOf({ right, country });
  const before = await countFaulty(tx, id, key);
  const team = newTeamOf(key);
  const find = team === undefined ? faulty(tx, id, key) : naming(tx, id, key, team);
  const mend: Mend = (rows) =>
    how.keep
      ? [...rows]
      : rows.map((row) => mended(row, put, mapping)).filter((row) => row.isChanged || anew);
  const { rows, count } = await mendAll(tx, id, find, mend);
  if (rows === null) {
    await told(tx, id, count);
    return { fixed: count, counts: null };
  }
  const counts = await rejudgeRows(tx, plan, rows);
  const fixed = anew ? before - (await countFaulty(tx, id, key)) : rows.length;
  if (rows.length > 0) await told(tx, id, fixed);
  return { fixed, counts };
}
