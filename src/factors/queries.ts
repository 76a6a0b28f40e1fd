import type { Named } from "@/accounts/input";
import { e164, emailKey, plainKey } from "@/accounts/input";
import type { OrgTx } from "@/lib/org";
import { sql } from "@/lib/sql";

export type Credentials = {
  id: string;
  status: string;
  epoch: number;
  email: string | null;
  emailKey: string | null;
  language: string | null;
  hash: string | null;
};

/** Of those who sign in with one mobile no more are tried: each of them costs every such sign-in a hash. */
const MOST_SHARING = 3;

/** Who signs in with their mobile: who was given nothing else. */
const BY_MOBILE = sql`email_key IS NULL AND login_key IS NULL AND external_key IS NULL`;

/**
 * The accounts of an e-mail address or login; an address is looked for first. Who was given neither signs in with their
 * external ID, and who has none with their mobile, which several may have: so whoever claimed goes before who did not, and
 * takes nothing from who claimed earlier. The same looks, found or not; how many passwords to try follows from what was typed.
 */
export async function findCredentials(
  tx: OrgTx,
  identifier: string,
): Promise<{ accounts: Credentials[]; tries: number }> {
  const { country } = await tx.db.organization.findUniqueOrThrow({
    where: { orgId: tx.org },
    select: { country: true },
  });
  const phone = e164(identifier, country);
  const tries = phone ? MOST_SHARING : 1;
  const accounts = await tx.db.$queryRaw<Credentials[]>(sql`
    SELECT a.id, a.status, a.epoch, a.email, a.email_key AS "emailKey", a.language, p.hash
    FROM (SELECT id, min(rank) AS rank FROM (
          SELECT id, 1 AS rank FROM app.accounts WHERE org_id = ${tx.org}::uuid AND email_key = ${emailKey(identifier)}
          UNION ALL
          SELECT id, 2 FROM app.accounts WHERE org_id = ${tx.org}::uuid AND login_key = ${plainKey(identifier)}
          UNION ALL
          SELECT id, 3 FROM app.accounts WHERE org_id = ${tx.org}::uuid AND external_key = ${plainKey(identifier)}
            AND email_key IS NULL AND login_key IS NULL
          UNION ALL
          SELECT id, 4 FROM app.accounts WHERE org_id = ${tx.org}::uuid AND phone_key = ${phone ?? ""} AND ${BY_MOBILE}
            AND status <> 'CLOSED') named GROUP BY id) found
    JOIN app.accounts a ON a.org_id = ${tx.org}::uuid AND a.id = found.id
    LEFT JOIN app.passwords p ON p.org_id = ${tx.org}::uuid AND p.account_id = a.id
    ORDER BY a.status = 'ACTIVE' AND p.hash IS NOT NULL DESC, found.rank, a.claimed_at, a.id LIMIT ${tries}`);
  return { accounts, tries };
}

export type SigningIn = Named & {
  id: string;
  status: string;
  /** As many sign in with it as are tried: it opens nobody else's account. */
  isFull: boolean;
};

/** Who signs in with this mobile, the first of them; `not`: of others than this one. */
export async function findSigningIn(
  tx: OrgTx,
  phone: string,
  not?: string,
): Promise<SigningIn | undefined> {
  const rows = await tx.db.$queryRaw<SigningIn[]>(sql`
    SELECT a.id, a.status, a.first_name AS "firstName", a.last_name AS "lastName", a.phone,
      count(*) OVER () >= ${MOST_SHARING} AS "isFull"
    FROM app.accounts a JOIN app.passwords p ON p.org_id = a.org_id AND p.account_id = a.id
    WHERE a.org_id = ${tx.org}::uuid AND a.phone_key = ${phone} AND ${BY_MOBILE} AND a.status = 'ACTIVE'
      AND a.id IS DISTINCT FROM ${not ?? null}::uuid
    ORDER BY a.claimed_at, a.id LIMIT 1`);
  return rows[0];
}

/** The hash of one account's password, for those who type the old one again. */
export async function readPasswordHash(tx: OrgTx, accountId: string): Promise<string | null> {
  const row = await tx.db.password.findUnique({
    where: { orgId_accountId: { orgId: tx.org, accountId } },
    select: { hash: true },
  });
  return row?.hash ?? null;
}
