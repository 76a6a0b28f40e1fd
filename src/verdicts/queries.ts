import type { AccountStatus } from "@/accounts/rules";
import type { Judged } from "@/applications/rules";
import type { OrgTx } from "@/lib/org";
import type { Sql } from "@/lib/sql";
import { join, KEPT, rowset, sql, textsOf } from "@/lib/sql";
import { HAS_UNSENT } from "@/reach/queries";
import type { RowKeys } from "./keys-of-row";
import type { Owner } from "./rules";

/** An account to which a row points, with all that the row may change. */
export type KnownAccount = Judged & {
  id: string;
  status: AccountStatus;
  claimedAt: Date | null;
  firstName: string | null;
  lastName: string | null;
  email: string | null;
  /** By which way nothing arrives. */
  undeliverableBy: "EMAIL" | "SMS" | null;
  inviteBy: "EMAIL" | "SMS" | null;
  emailKey: string | null;
  loginKey: string | null;
  externalId: string | null;
  externalKey: string | null;
  phone: string | null;
  language: string | null;
  ownerId: string | null;
  modificationPrevention: boolean;
  company: string | null;
  department: string | null;
  jobTitle: string | null;
  address: string | null;
  zipcode: string | null;
  city: string | null;
  country: string | null;
  biography: string | null;
  expirationMode: string;
  suspensionDate: Date | null;
  teams: readonly string[];
  applications: readonly string[];
};

/** The invitation of account `a` ran out, and no letter of it waits, whose link would live from when it leaves. */
const isExpired = (tx: OrgTx): Sql =>
  sql`(a.status = 'INVITED' AND a.claimable_until <= ${tx.now} AND NOT ${HAS_UNSENT})`;

/** Since when those of these people whose invitation ran out can claim no more. */
export async function findExpired(tx: OrgTx, ids: readonly string[]): Promise<Map<string, Date>> {
  const rows = await tx.db.$queryRaw<{ id: string; at: Date }[]>(sql`
    SELECT a.id, a.claimable_until AS at FROM app.accounts a
    WHERE a.org_id = ${tx.org}::uuid AND a.id = ANY (${ids}::uuid[]) AND ${isExpired(tx)}`);
  return new Map(rows.map(({ id, at }) => [id, at]));
}

/** Whom a file names whose invitation ran out: each once, and nobody else. */
export async function listExpired(tx: OrgTx, importId: string): Promise<string[]> {
  const rows = await tx.db.$queryRaw<{ id: string }[]>(sql`
    SELECT DISTINCT a.id FROM app.import_rows r JOIN app.accounts a ON a.org_id = ${tx.org}::uuid AND a.id = r.account_id
    WHERE r.org_id = ${tx.org}::uuid AND r.import_id = ${importId}::uuid AND r.verdict = 'NONE' AND ${isExpired(tx)}`);
  return rows.map(({ id }) => id);
}

type Pointed = { id: string } & Record<
  "externalKey" | "loginKey" | "emailKey" | "phoneKey",
  string | null
>;

const distinct = (keys: readonly (string | null | undefined)[]): Sql =>
  textsOf([...new Set(keys)].filter((key) => key != null));

/**
 * Accounts that have one of the keys of these rows: an external id, a login or an address. People sign in with either, so a
 * login is looked for among the addresses too, and an address among the logins. A number names only those who have nothing
 * else, of whom an export says nothing else.
 */
function findPointed(tx: OrgTx, rows: readonly RowKeys[]): Promise<Pointed[]> {
  const names = distinct(rows.flatMap(({ loginKey, emailKey }) => [loginKey, emailKey]));
  const phones = rows.flatMap(({ phoneKey }) => phoneKey ?? []);
  const having = (condition: Sql) => sql`
    SELECT a.id, a.external_key AS "externalKey", a.login_key AS "loginKey", a.email_key AS "emailKey", a.phone_key AS "phoneKey"
    FROM app.accounts a WHERE a.org_id = ${tx.org}::uuid AND ${condition}`;
  const conditions = [
    sql`a.external_key = ANY (${distinct(rows.map(({ externalKey }) => externalKey))})`,
    sql`a.login_key = ANY (${names})`,
    sql`a.email_key = ANY (${names})`,
    ...(phones.length > 0
      ? [
          sql`a.phone_key = ANY (${distinct(phones)})
            AND a.external_key IS NULL AND a.login_key IS NULL AND a.email_key IS NULL`,
        ]
      : []),
  ];
  return tx.db.$queryRaw<Pointed[]>(sql`${KEPT} ${join(conditions.map(having), " UNION ")}`);
}

/** Ids by each of these keys. */
function idsBy(
  accounts: readonly Pointed[],
  keysOf: (account: Pointed) => readonly (string | null)[],
): (key: string | null | undefined) => readonly string[] {
  const found = new Map<string, string[]>();
  for (const account of accounts)
    for (const key of keysOf(account))
      if (key !== null) found.set(key, [...(found.get(key) ?? []), account.id]);
  return (key) => (key == null ? [] : (found.get(key) ?? []));
}

/** To whom the keys of each row point, by line and without repetition. */
async function pointed(
  tx: OrgTx,
  rows: readonly RowKeys[],
): Promise<{ line: number; id: string }[]> {
  const accounts = await findPointed(tx, rows);
  if (accounts.length === 0) return [];
  const external = idsBy(accounts, ({ externalKey }) => [externalKey]);
  const names = idsBy(accounts, ({ loginKey, emailKey }) => [loginKey, emailKey]);
  const nameless = accounts.filter((one) => !(one.externalKey ?? one.loginKey ?? one.emailKey));
  const phones = idsBy(nameless, ({ phoneKey }) => [phoneKey]);
  return rows.flatMap(({ line, externalKey, loginKey, emailKey, phoneKey }) => {
    const ids = [external(externalKey), names(loginKey), names(emailKey), phones(phoneKey)].flat();
    return [...new Set(ids)].map((id) => ({ line, id }));
  });
}

/** All that a row may change of these accounts, and what its moves and rules depend on. */
const readAccounts = (tx: OrgTx, ids: readonly string[]): Promise<KnownAccount[]> =>
  tx.db.$queryRaw<KnownAccount[]>(sql`
    SELECT a.id, a.kind, a.status, a.claimed_at AS "claimedAt", a.first_name AS "firstName",
      a.last_name AS "lastName", a.email,
      CASE WHEN a.undeliverable_at IS NOT NULL THEN coalesce(a.undeliverable_by, 'EMAIL') END AS "undeliverableBy", a.invite_by AS "inviteBy", a.email_key AS "emailKey", a.login, a.login_key AS "loginKey",
      a.external_id AS "externalId", a.external_key AS "externalKey", a.phone, a.language, a.owner_id AS "ownerId",
      a.visibility, a.modification_prevention AS "modificationPrevention", a.tfa, a.share_space_max AS "shareSpaceMax",
      a.save_space_max AS "saveSpaceMax", a.company, a.department, a.job_title AS "jobTitle", a.address, a.zipcode, a.city,
      a.country, a.biography, a.creation_notification AS "creationNotification", a.expiration_mode AS "expirationMode",
      a.suspension_date AS "suspensionDate",
      ARRAY(SELECT m.team_id::text FROM app.team_members m WHERE m.org_id = ${tx.org}::uuid AND m.account_id = a.id) AS teams,
      ARRAY(SELECT g.application_id::text FROM app.application_grants g
        WHERE g.org_id = ${tx.org}::uuid AND g.account_id = a.id) AS applications
    FROM jsonb_to_recordset(${rowset(ids.map((id) => ({ id })))}) AS r (id uuid)
    JOIN app.accounts a ON a.org_id = ${tx.org}::uuid AND a.id = r.id`);

/** Who is here already of the people in these rows: one account a line, several where its keys point at several. */
export async function findKnown(
  tx: OrgTx,
  rows: readonly RowKeys[],
): Promise<Map<number, KnownAccount[]>> {
  const matches = await pointed(tx, rows);
  const found = new Map<number, KnownAccount[]>();
  if (matches.length === 0) return found;
  const accounts = await readAccounts(tx, [...new Set(matches.map(({ id }) => id))]);
  const byId = new Map(accounts.map((account) => [account.id, account]));
  for (const { line, id } of matches) {
    const account = byId.get(id);
    if (account) found.set(line, [...(found.get(line) ?? []), account]);
  }
  return found;
}

/** Whom these logins or addresses name, by key, else which user has it as External ID; of a closed account and an open one the open one. */
export async function findOwners(
  tx: OrgTx,
  keys: ReadonlySet<string>,
): Promise<Map<string, Owner>> {
  if (keys.size === 0) return new Map();
  const wanted = rowset([...keys].map((key) => ({ key })));
  const found = await tx.db.$queryRaw<(Owner & { key: string })[]>(sql`
    WITH r AS (SELECT * FROM jsonb_to_recordset(${wanted}) AS r (key text))
    SELECT r.key, a.id, a.kind, a.status, a.first_name AS "firstName", a.last_name AS "lastName", false AS "isByNumber"
    FROM r JOIN app.accounts a ON a.org_id = ${tx.org}::uuid AND a.email_key = r.key
    UNION ALL
    SELECT r.key, a.id, a.kind, a.status, a.first_name, a.last_name, false
    FROM r JOIN app.accounts a ON a.org_id = ${tx.org}::uuid AND a.login_key = r.key
    UNION ALL
    SELECT r.key, a.id, a.kind, a.status, a.first_name, a.last_name, true
    FROM r JOIN app.accounts a ON a.org_id = ${tx.org}::uuid AND a.external_key = r.key AND a.kind = 'USER'`);
  const numbered = found.filter(({ isByNumber }) => isByNumber);
  const named = found.filter(({ isByNumber }) => !isByNumber);
  const closed = named.filter(({ status }) => status === "CLOSED");
  const open = named.filter(({ status }) => status !== "CLOSED");
  return new Map([...numbered, ...closed, ...open].map((owner) => [owner.key, owner]));
}

/** How long the external ids and logins are that are digits and begin with a zero; most organisations have none. */
export async function readZeroLengths(tx: OrgTx): Promise<readonly number[]> {
  const among = (key: Sql) => sql`SELECT DISTINCT length(${key}) AS length FROM app.accounts a
    WHERE a.org_id = ${tx.org}::uuid AND ${key} >= '0' AND ${key} < '1' AND ${key} ~ '^0[0-9]+$'`;
  const rows = await tx.db.$queryRaw<{ length: number }[]>(
    sql`${among(sql`a.external_key`)} UNION ${among(sql`a.login_key`)}`,
  );
  return rows.map(({ length }) => length);
}
