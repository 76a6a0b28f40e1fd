import { identifierKey } from "@/accounts/input";
import type { OrgTx } from "@/lib/org";
import { empty, inPieces, rowset, sql } from "@/lib/sql";
import { readRow } from "@/rosters/read-row";
import type { ReadRow, RosterTerms, RowFault } from "@/rosters/rules";
import { findOwners } from "@/verdicts/queries";
import type { Owner } from "@/verdicts/rules";
import { faultsOfOwner, mayBeNamed, verdictOf } from "@/verdicts/rules";

import type { RowChange, Verdict } from "./rules";
import { faultKeys, WRITTEN } from "./rules";
import { updateVerdicts } from "./store";

type Pair = { line: number; owner: number | null; isByNumber: boolean };

/** Contacts whose owner is not here by login or address, each with the line of the file that has it so, else with the only one that has it as External ID. */
const findPairs = (tx: OrgTx, id: string, only: readonly number[] | undefined): Promise<Pair[]> => {
  const own = sql`FROM app.import_rows
    WHERE org_id = ${tx.org}::uuid AND import_id = ${id}::uuid AND verdict <> 'LEFT_OUT'`;
  const lines = sql`jsonb_to_recordset(${rowset((only ?? []).map((line) => ({ line })))}) AS l (line int)`;
  return tx.db.$queryRaw<Pair[]>(sql`
    WITH open AS (SELECT line, owner_key ${own} AND owner_key IS NOT NULL
        ${only ? sql`AND line IN (SELECT l.line FROM ${lines})` : empty}),
      named AS (SELECT login_key AS key, line, false AS number ${own} AND login_key IS NOT NULL
        UNION ALL SELECT email_key, line, false ${own} AND email_key IS NOT NULL
        UNION ALL SELECT external_key, line, true ${own} AND external_key IS NOT NULL)
    SELECT open.line, coalesce(min(named.line) FILTER (WHERE NOT named.number), CASE WHEN count(named.line) = 1 THEN min(named.line) END) AS owner,
      coalesce(bool_and(named.number), false) AS "isByNumber" FROM open LEFT JOIN named ON named.key = open.owner_key
    GROUP BY open.line ORDER BY open.line`);
};

type Row = {
  line: number;
  cells: string[];
  verdict: Verdict;
  accountId: string | null;
  channel: null;
  change: RowChange | null;
  faults: RowFault[] | null;
  kind: string | null;
  status: string | null;
  firstName: string | null;
  lastName: string | null;
  ownerId: string | null;
};

async function readRows(
  tx: OrgTx,
  id: string,
  lines: readonly number[],
): Promise<Map<number, Row>> {
  const wanted = rowset(lines.map((line) => ({ line })));
  const rows = await tx.db.$queryRaw<Row[]>(sql`
    SELECT i.line, i.cells, i.verdict, i.account_id AS "accountId", i.channel, i.change, i.faults, a.kind, a.status,
      a.first_name AS "firstName", a.last_name AS "lastName", a.owner_id AS "ownerId"
    FROM jsonb_to_recordset(${wanted}) AS r (line int)
    JOIN app.import_rows i ON i.org_id = ${tx.org}::uuid AND i.import_id = ${id}::uuid AND i.line = r.line
    LEFT JOIN app.accounts a ON a.org_id = ${tx.org}::uuid AND a.id = i.account_id`);
  return new Map(rows.map((row) => [row.line, row]));
}

/** Whether the row leaves an account behind that may own contacts. */
const canOwn = ({ verdict, status }: Row): boolean =>
  verdict === "CREATE" ||
  (verdict !== "CLOSE" && WRITTEN.includes(verdict)) ||
  (verdict === "NONE" && status !== "CLOSED");

/** A contact whose owner is looked for: the row that names the owner, and the account that has the key already. */
type Case = {
  contact: ReadRow;
  owner: Row | undefined;
  owned: ReadRow | undefined;
  here: Owner | undefined;
};

/** What stands against an owner by their own line, which may give them another name. */
function faultsByLine({ values }: ReadRow, owner: Row, owned: ReadRow): RowFault[] {
  const { firstName = owner.firstName, lastName = owner.lastName } = owned.values;
  const kind = owner.kind ?? owned.kind;
  const faults = faultsOfOwner(values, { kind, firstName, lastName });
  return faults.map((fault) => ({ ...fault, lines: [owner.line] }));
}

/** What stands against this owner: by their line, where it comes through, or as they are. */
function faultsOf({ contact, owner, owned, here }: Case): RowFault[] {
  const value = contact.values.ownerLogin ?? "";
  if (owner && owned && (canOwn(owner) || (owner.kind ?? owned.kind) === "CONTACT"))
    return faultsByLine(contact, owner, owned);
  if (here) return faultsOfOwner(contact.values, here);
  const where = owner && { lines: [owner.line] };
  return [{ column: "OWNER_LOGIN", code: "owner-unknown", value, ...where }];
}

/** What the row names as its owner, where that is another than the contact's own. */
function namedBy({ ownerId }: Row, { owner, here }: Case): Pick<RowChange, "owner"> {
  const id = owner && canOwn(owner) ? owner.accountId : (here?.id ?? null);
  if (id === null) return owner ? { owner: { line: owner.line } } : {};
  return id === ownerId ? {} : { owner: { id } };
}

function settled(row: Row, one: Case) {
  const found = faultsOf(one);
  const faults = [...(row.faults ?? []), ...found];
  const isRight = row.change !== null && found.length === 0;
  const change = isRight ? { ...row.change, ...namedBy(row, one) } : null;
  return {
    line: row.line,
    change,
    verdict: verdictOf(change ?? {}, faults),
    channel: change ? row.channel : null,
    faults: faults.length > 0 ? faults : null,
    faultKeys: faultKeys(faults),
  };
}

/** Rows whose owner is suspended once the whole file is written say so; those whose owner is not, no longer. */
const noteOwners = (tx: OrgTx, id: string): Promise<number> =>
  tx.db.$executeRaw(sql`
    WITH owned AS (SELECT i.line, (i.change #>> '{owner,id}')::uuid AS id, (i.change #>> '{owner,line}')::int AS at
        FROM app.import_rows i WHERE i.org_id = ${tx.org}::uuid AND i.import_id = ${id}::uuid AND i.change ? 'owner'),
      moved AS MATERIALIZED (SELECT line, account_id AS id, change ->> 'move' AS move FROM app.import_rows
        WHERE org_id = ${tx.org}::uuid AND import_id = ${id}::uuid AND change ? 'move'),
      noted AS (SELECT owned.line,
          coalesce(m.move, n.move, CASE a.status WHEN 'SUSPENDED' THEN 'suspend' END, '') = 'suspend' AS asleep
        FROM owned LEFT JOIN app.accounts a ON a.org_id = ${tx.org}::uuid AND a.id = owned.id
        LEFT JOIN moved m ON m.line = owned.at LEFT JOIN moved n ON n.id = owned.id)
    UPDATE app.import_rows i SET change = CASE WHEN noted.asleep THEN i.change || '{"ownerAsleep": true}' ELSE i.change - 'ownerAsleep' END
    FROM noted WHERE i.org_id = ${tx.org}::uuid AND i.import_id = ${id}::uuid AND i.line = noted.line
      AND i.change ? 'ownerAsleep' IS DISTINCT FROM noted.asleep`);

const keyOf = (row: ReadRow | undefined): string | undefined =>
  row?.values.ownerLogin && identifierKey(row.values.ownerLogin);

/** A login or an address that is here goes before a number in the file. */
const goesBefore = (here: Owner | undefined, isByNumber: boolean): boolean =>
  isByNumber && here !== undefined && !here.isByNumber;

/** Finds the owners that stand in the same file, where any `areNamed`; a contact whose owner nobody is becomes an error. */
export async function settleOwners(
  tx: OrgTx,
  {
    id,
    terms,
    only,
    areNamed,
  }: { id: string; terms: RosterTerms; only?: readonly number[] | undefined; areNamed: boolean },
): Promise<void> {
  await inPieces(areNamed ? await findPairs(tx, id, only) : [], async (pairs) => {
    const lines = pairs.flatMap(({ line, owner }) => (owner === null ? [line] : [line, owner]));
    const rows = await readRows(tx, id, [...new Set(lines)]);
    const read = new Map<number, ReadRow>();
    const readOf = (row: Row | undefined): ReadRow | undefined => {
      if (row && !read.has(row.line)) read.set(row.line, readRow(row.cells, terms));
      return row && read.get(row.line);
    };
    const keys = pairs.flatMap(({ line }) => keyOf(readOf(rows.get(line))) ?? []);
    const here = await findOwners(tx, new Set(keys));
    const changed = pairs.flatMap(({ line, owner: at, isByNumber }) => {
      const row = rows.get(line);
      const contact = readOf(row);
      if (!row || !contact) return [];
      const named = here.get(keyOf(contact) ?? "");
      const owner = rows.get(goesBefore(named, isByNumber) ? 0 : (at ?? 0));
      const known = named && mayBeNamed(named, row.ownerId) ? named : undefined;
      return [settled(row, { contact, owner, owned: readOf(owner), here: known })];
    });
    await updateVerdicts(tx, id, changed);
    return [];
  });
  if (terms.mapping.includes("OWNER_LOGIN")) await noteOwners(tx, id);
}
