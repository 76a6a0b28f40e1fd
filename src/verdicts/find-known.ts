import type { AccountStatus } from "@/accounts/rules";
import type { Judged } from "@/applications/rules";
import type { OrgTx } from "@/lib/org";
import { empty, rowset, sql } from "@/lib/sql";
import type { RowKeys } from "./keys-of-row";

/** An account to which a row points, with all that the row may change. */
export type KnownAccount = Judged & {
  id: string;
  status: AccountStatus;
  claimedAt: Date | null;
  firstName: string | null;
  lastName: string | null;
  email: string | null;
  isUndeliverable: boolean;
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

/**
 * The accounts to which the keys of each row point, by line and without repetition: by external id, by login and by e-mail.
 * People sign in with either, so a login is looked for among the addresses too, and an address among the logins. A number
 * names only those who have nothing else, of whom an export says nothing else.
 */
async function pointed(
  tx: OrgTx,
  rows: readonly RowKeys[],
): Promise<{ line: number; id: string }[]> {
  const keyed = rows.filter(
    (row) => row.externalKey ?? row.loginKey ?? row.emailKey ?? row.phoneKey,
  );
  if (keyed.length === 0) return [];
  const byPhone = sql`UNION
    SELECT r.line, a.id FROM r JOIN app.accounts a ON a.org_id = ${tx.org}::uuid AND a.phone_key = r."phoneKey"
      AND a.external_key IS NULL AND a.login_key IS NULL AND a.email_key IS NULL`;
  return tx.db.$queryRaw(sql`
    WITH r AS (SELECT * FROM jsonb_to_recordset(${rowset(keyed)})
      AS r (line int, "externalKey" text, "loginKey" text, "emailKey" text, "phoneKey" text))
    SELECT r.line, a.id FROM r JOIN app.accounts a ON a.org_id = ${tx.org}::uuid AND a.external_key = r."externalKey"
    UNION
    SELECT r.line, a.id FROM r JOIN app.accounts a ON a.org_id = ${tx.org}::uuid AND a.login_key = r."loginKey"
    UNION
    SELECT r.line, a.id FROM r JOIN app.accounts a ON a.org_id = ${tx.org}::uuid AND a.email_key = r."emailKey"
    UNION
    SELECT r.line, a.id FROM r JOIN app.accounts a ON a.org_id = ${tx.org}::uuid AND a.email_key = r."loginKey"
    UNION
    SELECT r.line, a.id FROM r JOIN app.accounts a ON a.org_id = ${tx.org}::uuid AND a.login_key = r."emailKey"
    ${keyed.some(({ phoneKey }) => phoneKey) ? byPhone : empty}`);
}

/** All that a row may change of these accounts, and what its moves and rules depend on. */
const readAccounts = (tx: OrgTx, ids: readonly string[]): Promise<KnownAccount[]> =>
  tx.db.$queryRaw<KnownAccount[]>(sql`
    SELECT a.id, a.kind, a.status, a.claimed_at AS "claimedAt", a.first_name AS "firstName",
      a.last_name AS "lastName", a.email, a.undeliverable_at IS NOT NULL AS "isUndeliverable", a.email_key AS "emailKey", a.login, a.login_key AS "loginKey",
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
