import { plainText } from "@/accounts/input";
import type { OrgTx } from "@/lib/org";
import type { Sql } from "@/lib/sql";
import { empty, sql } from "@/lib/sql";

export type SignUpRow = {
  id: string;
  name: string;
  slug: string;
  firstName: string;
  lastName: string;
  email: string;
  language: string;
  timeZone: string;
  country: string | null;
  consumedAt: Date | null;
  expiresAt: Date;
};

/** The request for an organisation that a proof link belongs to. */
export async function readSignUp(tx: OrgTx, sendId: string): Promise<SignUpRow | undefined> {
  const rows = await tx.db.$queryRaw<SignUpRow[]>(sql`
    SELECT u.id, u.name, u.slug, u.first_name AS "firstName", u.last_name AS "lastName", u.email, u.language,
      u.time_zone AS "timeZone", u.country, u.consumed_at AS "consumedAt", s.expires_at AS "expiresAt"
    FROM app.sign_ups u JOIN app.sends s ON s.org_id = u.org_id AND s.id = u.send_id
    WHERE u.org_id = ${tx.org}::uuid AND u.send_id = ${sendId}::uuid AND s.purpose = 'PROOF'`);
  return rows[0];
}

export type LeftOwner = {
  id: string;
  firstName: string | null;
  lastName: string | null;
  email: string | null;
  login: string | null;
  status: string;
  contacts: number;
};

/** The owner of a contact `c` is suspended or closed. */
const isLeft = (tx: OrgTx): Sql => sql`(SELECT true FROM app.accounts o
  WHERE o.org_id = ${tx.org}::uuid AND o.id = c.owner_id AND o.status IN ('SUSPENDED', 'CLOSED'))`;

/** Users who are suspended or closed and still own contacts, by name, with how many; those that words find, where there are any. */
export const listLeftOwners = (tx: OrgTx, q: string, most: number): Promise<LeftOwner[]> => {
  const needle = plainText(q);
  const found = sql`AND c.owner_id = ANY (ARRAY(SELECT app.search_accounts(${needle})))`;
  return tx.db.$queryRaw<LeftOwner[]>(sql`
    WITH owned AS MATERIALIZED (
      SELECT c.owner_id, count(*)::int AS contacts FROM app.accounts c
      WHERE c.org_id = ${tx.org}::uuid AND c.owner_id IS NOT NULL AND c.status <> 'CLOSED' AND ${isLeft(tx)}
        ${needle ? found : empty}
      GROUP BY c.owner_id)
    SELECT o.id, o.first_name AS "firstName", o.last_name AS "lastName", o.email, o.login, o.status, owned.contacts
    FROM owned CROSS JOIN LATERAL (
      SELECT * FROM app.accounts a WHERE a.org_id = ${tx.org}::uuid AND a.id = owned.owner_id OFFSET 0) o
    ORDER BY o.name_key, o.id LIMIT ${most}`);
};

/** How many contacts have an owner who left, counted to one more than `most`. */
export async function countLeftContacts(tx: OrgTx, most: number): Promise<number> {
  const rows = await tx.db.$queryRaw<{ n: number }[]>(sql`
    SELECT count(*)::int AS n FROM (SELECT FROM app.accounts c
      WHERE c.org_id = ${tx.org}::uuid AND c.owner_id IS NOT NULL AND c.status <> 'CLOSED' AND ${isLeft(tx)}
      LIMIT ${most + 1}) counted`);
  return rows[0]?.n ?? 0;
}
