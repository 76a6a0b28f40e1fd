import { plainText } from "@/accounts/input";
import type { OrgTx } from "@/lib/org";
import { openAccountKey, unseal } from "@/lib/secrets";
import type { Sql } from "@/lib/sql";
import { empty, join, sql } from "@/lib/sql";
import type { AuditCursor, AuditFilter } from "./rules";
import { AUDIT_COUNTED, dayStart, isId } from "./rules";

export type AuditRow = {
  id: bigint;
  actId: string;
  at: Date;
  act: string;
  actorKind: string;
  actorId: string | null;
  actorName: string | null;
  accountId: string | null;
  accountName: string | null;
  /** Of an act on an import: the name of its file. */
  fileName: string | null;
  ip: string | null;
  details: Record<string, unknown>;
  /** What those are called of whom the entry keeps an id beside its person. */
  names: Record<string, string>;
  /** Personal before and after; undefined where there are none, or none any more. */
  values: { before?: Record<string, unknown>; after?: Record<string, unknown> } | undefined;
};

/** Words find so many people at most. */
const MOST_FOUND = 50;

async function peopleOf(tx: OrgTx, words: string): Promise<string[]> {
  if (isId(words)) return [words];
  const rows = await tx.db.$queryRaw<{ id: string }[]>(
    sql`SELECT app.search_accounts(${plainText(words)}) AS id LIMIT ${MOST_FOUND}`,
  );
  return rows.map(({ id }) => id);
}

/** One of these people; of a single one an index is walked in the order of the log. */
function among(column: Sql, ids: readonly string[]): Sql {
  const [only, ...more] = ids;
  if (only && more.length === 0) return sql`${column} = ${only}::uuid`;
  return ids.length === 0
    ? sql`false`
    : sql`${column} IN (${join(ids.map((id) => sql`${id}::uuid`))})`;
}

/** Any of these acts; of a single one an index is walked in the order of the log. */
function anyOf(acts: readonly string[]): Sql {
  const [only = "", ...more] = acts;
  return more.length === 0 ? sql`e.act = ${only}` : sql`e.act IN (${join(acts)})`;
}

async function conditions(tx: OrgTx, filter: AuditFilter): Promise<Sql> {
  const parts = [sql`e.org_id = ${tx.org}::uuid`];
  const { timeZone } = await tx.db.organization.findUniqueOrThrow({
    where: { orgId: tx.org },
    select: { timeZone: true },
  });
  if (filter.act) parts.push(anyOf(filter.act));
  if (filter.one) parts.push(sql`e.act_id = ${filter.one}::uuid`);
  if (filter.ip) parts.push(sql`e.ip = ${filter.ip}`);
  if (filter.from) parts.push(sql`e.at >= ${dayStart(filter.from, timeZone)}`);
  if (filter.to) parts.push(sql`e.at < ${dayStart(filter.to, timeZone, 1)}`);
  if (filter.person) parts.push(among(sql`e.account_id`, await peopleOf(tx, filter.person)));
  if (filter.actor) parts.push(among(sql`e.actor_id`, await peopleOf(tx, filter.actor)));
  return join(parts, " AND ");
}

/** What a person is called, as `displayName` says it; null for one who was erased, and for no one else. */
const nameOf = (table: Sql): Sql =>
  sql`coalesce(nullif(btrim(concat_ws(' ', ${table}.first_name, ${table}.last_name)), ''), ${table}.email, ${table}.login, ${table}.external_id,
    ${table}.phone, CASE WHEN ${table}.id IS NOT NULL AND ${table}.erased_at IS NULL THEN '–' END)`;

function beyond(cursor: AuditCursor | undefined): Sql {
  if (!cursor) return empty;
  const place = sql`(${cursor.at}::timestamptz, ${cursor.id}::bigint)`;
  return cursor.back ? sql`AND (e.at, e.id) > ${place}` : sql`AND (e.at, e.id) < ${place}`;
}

type Stored = Omit<AuditRow, "values" | "names">;

/** The personal values of these entries, opened; those of erased people cannot be any more. */
async function readValues(
  tx: OrgTx,
  rows: readonly Stored[],
): Promise<Map<bigint, AuditRow["values"]>> {
  if (rows.length === 0) return new Map();
  const sealed = await tx.db.$queryRaw<
    { id: bigint; value: Uint8Array; key: Uint8Array; version: number }[]
  >(sql`
    SELECT v.entry_id AS id, v.sealed AS value, k.sealed AS key, k.key_version AS version
    FROM app.audit_values v JOIN app.account_keys k ON k.org_id = v.org_id AND k.account_id = v.account_id
    WHERE v.org_id = ${tx.org}::uuid AND v.entry_id IN (${join(rows.map(({ id }) => id))})`);
  return new Map(
    sealed.map(({ id, value, key, version }) => {
      const text = unseal(openAccountKey(tx.org, key, version), tx.org, value).toString();
      return [id, JSON.parse(text) as AuditRow["values"]];
    }),
  );
}

/** The people that these entries name as owners of contacts. */
async function readOwners(
  tx: OrgTx,
  rows: readonly Omit<AuditRow, "names">[],
): Promise<Record<string, string>> {
  const told = rows.flatMap(({ details, values }) => [details, values?.before, values?.after]);
  const ids = new Set(told.flatMap((one) => (one?.ownerId ? [String(one.ownerId)] : [])));
  const found = [...ids].filter(isId);
  if (found.length === 0) return {};
  const people = await tx.db.$queryRaw<{ id: string; name: string | null }[]>(sql`
    SELECT a.id, ${nameOf(sql`a`)} AS name FROM app.accounts a
    WHERE a.org_id = ${tx.org}::uuid AND a.id = ANY (${found}::uuid[])`);
  return Object.fromEntries(people.flatMap(({ id, name }) => (name ? [[id, name]] : [])));
}

/** A page of the log, newest first, with who and whom by name. */
export async function listEntries(
  tx: OrgTx,
  filter: AuditFilter,
  cursor: AuditCursor | undefined,
  most: number,
): Promise<{ rows: AuditRow[]; more: boolean }> {
  const where = await conditions(tx, filter);
  const order = cursor?.back ? sql`ORDER BY e.at, e.id` : sql`ORDER BY e.at DESC, e.id DESC`;
  const found = await tx.db.$queryRaw<Stored[]>(sql`
    SELECT e.id, e.act_id AS "actId", e.at, e.act, e.actor_kind AS "actorKind", e.actor_id AS "actorId",
      ${nameOf(sql`b`)} AS "actorName", e.account_id AS "accountId", ${nameOf(sql`a`)} AS "accountName", m.file_name AS "fileName", e.ip, e.details
    FROM (SELECT e.* FROM app.audit_entries e WHERE ${where} ${beyond(cursor)} ${order} LIMIT ${most + 1}) e
    LEFT JOIN app.accounts a ON a.org_id = e.org_id AND a.id = e.account_id
    LEFT JOIN app.accounts b ON b.org_id = e.org_id AND b.id = e.actor_id
    LEFT JOIN app.imports m ON m.org_id = e.org_id AND m.id = (e.details ->> 'importId')::uuid
    ${order}`);
  const page = found.slice(0, most);
  const rows = cursor?.back ? page.toReversed() : page;
  const values = await readValues(tx, rows);
  const told = rows.map((row) => ({ ...row, values: values.get(row.id) }));
  const names = await readOwners(tx, told);
  return {
    rows: told.map((row) => ({ ...row, names })),
    more: found.length > most,
  };
}

/** How many match, counted to `most` and no further. */
export async function countEntries(
  tx: OrgTx,
  filter: AuditFilter,
  most = AUDIT_COUNTED,
): Promise<number> {
  const where = await conditions(tx, filter);
  const rows = await tx.db.$queryRaw<{ n: bigint }[]>(sql`
    SELECT count(*) AS n FROM (SELECT 1 FROM app.audit_entries e WHERE ${where} LIMIT ${most + 1}) counted`);
  return Number(rows[0]?.n ?? 0);
}

/** What a person is called whose entries a filter asks for by id; undefined for one who is not here. */
export async function readNamed(tx: OrgTx, id: string): Promise<string | undefined> {
  const rows = await tx.db.$queryRaw<{ name: string | null }[]>(sql`
    SELECT ${nameOf(sql`a`)} AS name FROM app.accounts a WHERE a.org_id = ${tx.org}::uuid AND a.id = ${id}::uuid`);
  return rows[0]?.name ?? undefined;
}
