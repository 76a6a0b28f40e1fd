import { displayName, plainText } from "@/accounts/input";
import type { AccountStatus } from "@/accounts/rules";
import type { ImportPurpose, ImportState } from "@/imports/rules";
import type { OrgTx } from "@/lib/org";
import type { Sql } from "@/lib/sql";
import { empty, join, sql } from "@/lib/sql";
import type { RosterKind, RowFault } from "@/rosters/rules";
import { isNaming } from "@/slips/queries";
import { noteOf } from "@/verdicts/rules";
import type { PlanCounts, PlanOptions, RowChange, Verdict } from "./rules";
import { NO_COUNTS } from "./rules";
import { missingFrom } from "./store";

export type PlanHeader = {
  id: string;
  purpose: ImportPurpose;
  kind: RosterKind | null;
  state: ImportState;
  fault: string | null;
  fileName: string;
  /** The file is still here: it can be read differently. */
  hasFile: boolean;
  madeBy: string;
  /** Lines that are planned so far, or all of them. */
  total: number;
  options: PlanOptions;
  reading: unknown;
  counts: PlanCounts;
  plannedAt: Date | null;
};

/** An import as far as its plan goes; null for an unknown id and one of another organisation alike. */
export async function readPlan(tx: OrgTx, id: string): Promise<PlanHeader | null> {
  const rows = await tx.db.$queryRaw<PlanHeader[]>(sql`
    SELECT id, purpose, kind, state, fault, file_name AS "fileName", file_id IS NOT NULL AS "hasFile", made_by AS "madeBy", total, options,
      reading, counts, planned_at AS "plannedAt"
    FROM app.imports WHERE org_id = ${tx.org}::uuid AND id = ${id}::uuid`);
  const [plan] = rows;
  return plan ? { ...plan, counts: { ...NO_COUNTS, ...plan.counts } } : null;
}

/** The people whom a file chose to be invited. */
export async function listChosen(tx: OrgTx, id: string): Promise<string[]> {
  const rows = await tx.db.importRow.findMany({
    where: { orgId: tx.org, importId: id, verdict: "INVITE", accountId: { not: null } },
    select: { accountId: true },
  });
  return rows.flatMap(({ accountId }) => accountId ?? []);
}

/** What the rows of a plan can be narrowed by; `group` is the key of alike faults, of a new team or of a note, `q` a name, an address or a line. */
export type RowFilter = {
  verdicts?: readonly Verdict[] | undefined;
  group?: string | undefined;
  q?: string | undefined;
  /** Only rows that applying refused. */
  isRefused?: boolean | undefined;
};
/** Where a page of rows begins: after this line, or before it. */
export type RowCursor = { line: number; back?: boolean };

export type PlanRow = {
  line: number;
  cells: string[];
  verdict: Verdict;
  change: RowChange | null;
  faults: RowFault[];
  outcome: string | null;
  accountId: string | null;
  /** Who has the account, as they are called now; null where nobody is known, or no longer. */
  name: string | null;
  status: AccountStatus | null;
};

const ofPlan = (tx: OrgTx, id: string): Sql =>
  sql`i.org_id = ${tx.org}::uuid AND i.import_id = ${id}::uuid`;

/** Words are looked for in the index that the page is walked along; a number is a line as well. */
function matching(q: string | undefined): Sql {
  const needle = plainText(q ?? "");
  if (needle === "") return empty;
  const words = needle
    .split(" ")
    .map((word) => sql`i.search_text LIKE ${`%${word.replace(/[\\%_]/g, "\\$&")}%`}`);
  const isLine = /^\d{1,7}$/.test(needle);
  return isLine
    ? sql`AND (i.line = ${Number(needle)} OR (${join(words, " AND ")}))`
    : sql`AND ${join(words, " AND ")}`;
}

/** As the index of refused rows says it. */
const REFUSED = sql`AND i.outcome IS NOT NULL AND i.outcome NOT IN ('done', 'unchanged')`;

/** Rows that name a new team or a domain near another, that carry a note, or that have alike faults. */
function ofGroup(tx: OrgTx, id: string, group: string): Sql {
  const rows = sql`SELECT i.line FROM app.import_rows i WHERE ${ofPlan(tx, id)}`;
  const [naming, note] = [isNaming(group), noteOf(group)];
  if (note !== undefined) return sql`${rows} AND i.change ? ${note}`;
  if (naming === undefined)
    return sql`SELECT i.line FROM app.import_faults f
      JOIN app.import_rows i ON i.org_id = f.org_id AND i.import_id = f.import_id AND i.line = f.line
      WHERE ${ofPlan(tx, id)} AND f.org_id = ${tx.org}::uuid AND f.import_id = ${id}::uuid AND f.fault_key = ${group}`;
  return sql`${rows} AND ${naming}`;
}

/** The lines of one verdict walk the index of verdicts; those of several are merged. */
export function linesOf(tx: OrgTx, id: string, filter: RowFilter, at: RowCursor, max: number): Sql {
  const from = at.back ? sql`AND i.line < ${at.line}` : sql`AND i.line > ${at.line}`;
  const order = at.back ? sql`ORDER BY line DESC` : sql`ORDER BY line`;
  const rest = sql`${from} ${matching(filter.q)} ${order} LIMIT ${max}`;
  if (filter.group !== undefined) return sql`${ofGroup(tx, id, filter.group)} ${rest}`;
  const verdicts = [...new Set(filter.verdicts)].map((one) => sql`AND i.verdict = ${one}`);
  const each = filter.isRefused ? [REFUSED] : verdicts.length > 0 ? verdicts : [empty];
  const own = sql`SELECT i.line FROM app.import_rows i WHERE ${ofPlan(tx, id)}`;
  const pages = each.map((verdict) => sql`(${own} ${verdict} ${rest})`);
  return sql`SELECT line FROM (${join(pages, " UNION ALL ")}) merged ${order} LIMIT ${max}`;
}

type Stored = Omit<PlanRow, "name"> & Parameters<typeof displayName>[0];

/** Whoever was erased since has no name. */
function shown({ firstName, lastName, email, login, externalId, phone, ...row }: Stored): PlanRow {
  const person = { firstName, lastName, email, login, externalId, phone };
  return { ...row, name: Object.values(person).some(Boolean) ? displayName(person) : null };
}

// As an array they are few to the planner, and looked up; joined, it would walk the whole plan to meet a page.
const readLines = (tx: OrgTx, id: string, lines: Sql): Promise<Stored[]> =>
  tx.db.$queryRaw<Stored[]>(sql`
    SELECT i.line, coalesce(i.cells, '[]') AS cells, i.verdict, i.change, coalesce(i.faults, '[]') AS faults, i.outcome,
      i.account_id AS "accountId", a.status, a.first_name AS "firstName", a.last_name AS "lastName", a.email, a.login,
      a.external_id AS "externalId", a.phone
    FROM app.import_rows i LEFT JOIN app.accounts a ON a.org_id = ${tx.org}::uuid AND a.id = i.account_id
    WHERE ${ofPlan(tx, id)} AND i.line = ANY (ARRAY(${lines}))
    ORDER BY i.line`);

/** A page of the plan in the order of the file, and whether there are other rows beyond it. */
export async function listRows(
  tx: OrgTx,
  id: string,
  filter: RowFilter = {},
  cursor: RowCursor = { line: 0 },
  most = 50,
): Promise<{ rows: PlanRow[]; more: boolean }> {
  const rows = await readLines(tx, id, linesOf(tx, id, filter, cursor, most + 1));
  const more = rows.length > most;
  if (more) cursor.back ? rows.shift() : rows.pop();
  return { rows: rows.map(shown), more };
}

/** These lines of the plan, in the order of the file. */
export async function readPlanRows(
  tx: OrgTx,
  { id, lines }: { id: string; lines: readonly number[] },
): Promise<PlanRow[]> {
  const rows = await readLines(tx, id, sql`SELECT unnest(${[...lines]}::int[])`);
  return rows.map(shown);
}

export type Missing = {
  id: string;
  nameKey: string;
  name: string;
  email: string | null;
  status: AccountStatus;
  /** Who holds a role is listed, and never proposed. */
  holdsRole: boolean;
};

/** Those who are missing, by name: a proposal, on which nothing acts alone. */
export async function listMissing(
  tx: OrgTx,
  {
    id,
    kind,
    after,
  }: { id: string; kind: RosterKind | null; after?: { nameKey: string; id: string } },
  most = 50,
): Promise<{ rows: Missing[]; more: boolean }> {
  const from = after ? sql`AND (a.name_key, a.id) > (${after.nameKey}, ${after.id}::uuid)` : empty;
  type Found = Omit<Missing, "name"> & Parameters<typeof displayName>[0];
  const found = await tx.db.$queryRaw<Found[]>(sql`
    SELECT a.id, a.name_key AS "nameKey", a.status, a.first_name AS "firstName", a.last_name AS "lastName", a.email,
      a.login, a.external_id AS "externalId", a.phone,
      EXISTS (SELECT 1 FROM app.account_roles o WHERE o.org_id = a.org_id AND o.account_id = a.id) AS "holdsRole"
    FROM ${missingFrom(tx, id, kind)} ${from} ORDER BY a.name_key, a.id LIMIT ${most + 1}`);
  const rows = found.slice(0, most).map((person) => ({
    ...{ id: person.id, nameKey: person.nameKey, status: person.status },
    ...{ name: displayName(person), email: person.email ?? null, holdsRole: person.holdsRole },
  }));
  return { rows, more: found.length > most };
}

/** One line of the plan; null where there is none. */
export const readPlanRow = async (
  tx: OrgTx,
  { id, line }: { id: string; line: number },
): Promise<PlanRow | null> => (await readPlanRows(tx, { id, lines: [line] }))[0] ?? null;
