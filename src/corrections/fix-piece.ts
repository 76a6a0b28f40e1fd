import { cellText, readList, writeList } from "@/cells/input";
import { phoneReader } from "@/cells/phone-reader";
import type { OrgTx } from "@/lib/org";
import { sql } from "@/lib/sql";
import { listRows } from "@/plans/queries";
import type { Mapping, RowFault } from "@/rosters/rules";
import { faultKey } from "@/rosters/rules";
import { movedTo, nearDomainOf } from "@/slips/rules";
import { teamKey } from "@/teams/input";
import { newTeamOf } from "@/teams/rules";
import { writeCells } from "./store";

/** Rows of one look at the plan. */
const PIECE = 2_500;

/** Alike faults, or a new team, by their key; what is right instead, or as numbers of which country they are read. */
type Fix = { key: string; right?: string | undefined; country?: string | undefined };

/** A cell to be mended: with a fault, or with a team that nobody has made. */
type Wrong = Pick<RowFault, "column" | "value" | "right">;
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

type Asked = { id: string; key: string; after: number };

async function findFaulty(tx: OrgTx, { id, key, after }: Asked): Promise<Mendable[]> {
  const rows = await tx.db.$queryRaw<Faulty[]>(sql`
      WITH f AS MATERIALIZED (SELECT line FROM app.import_faults WHERE org_id = ${tx.org}::uuid AND import_id = ${id}::uuid
        AND fault_key = ${key} AND line > ${after} ORDER BY line LIMIT ${PIECE})
      SELECT i.line, coalesce(i.cells, '[]') AS cells, coalesce(i.faults, '[]') AS faults
      FROM f JOIN app.import_rows i ON i.org_id = ${tx.org}::uuid AND i.import_id = ${id}::uuid AND i.line = f.line
      ORDER BY i.line`);
  return rows.map((row) => wrongOf(row, key));
}

/** What rows name: a team that nobody has made, or a domain, which the login of somebody new may have as well. */
const wrongIn = (column: "TEAM" | "EMAIL", value: string, isNew: boolean): Wrong[] =>
  column === "EMAIL" && isNew
    ? [
        { column, value },
        { column: "LOGIN", value },
      ]
    : [{ column, value }];

/** Rows that name a team that nobody has made, or a domain that is near another. */
async function findNaming(
  tx: OrgTx,
  { id, key, after }: Asked,
  ...[column, value]: ["TEAM" | "EMAIL", string]
): Promise<Mendable[]> {
  const { rows } = await listRows(tx, id, { group: key }, { line: after }, PIECE);
  return rows.map(({ line, cells, accountId }) => ({
    ...{ line, cells },
    wrong: wrongIn(column, value, accountId === null),
  }));
}

function findAsked(
  tx: OrgTx,
  asked: Asked,
  { team, domain }: Partial<Record<"team" | "domain", string | undefined>>,
) {
  if (team !== undefined) return findNaming(tx, asked, "TEAM", team);
  return domain === undefined ? findFaulty(tx, asked) : findNaming(tx, asked, "EMAIL", domain);
}

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

/** Every address of a domain comes to another. */
const moving =
  (domain: string, right: string | undefined): Putting =>
  (_, cell) =>
    right === undefined ? undefined : movedTo(cellText(cell), domain, right);

/** What is known to be right, what somebody chose, or each number as one of the country that somebody chose for all. */
function puttingOf({ right, country }: Fix): Putting {
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

/**
 * Puts what is right, or what somebody chose, into the next rows with alike faults or with the same new team; to judge them is
 * another step. Returns all of them, those that are others now, and the last line of them; none: there is none behind it.
 */
export async function fixPiece(
  tx: OrgTx,
  { id, fix, mapping, after }: { id: string; fix: Fix; mapping: Mapping; after: number },
): Promise<{ all: Cells[]; rows: Cells[]; last: number | undefined }> {
  const [team, domain] = [newTeamOf(fix.key), nearDomainOf(fix.key)];
  const put = domain === undefined ? puttingOf(fix) : moving(domain, fix.right);
  const asked = { id, key: fix.key, after };
  const found = await findAsked(tx, asked, { team, domain });
  const all = found.map((row) => mended(row, put, mapping));
  const rows = all.filter(({ isChanged }) => isChanged);
  await writeCells(tx, id, rows);
  return { all, rows, last: found.at(-1)?.line };
}
