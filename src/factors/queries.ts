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

/**
 * The account of an e-mail address or login; an address is looked for first. Who was given neither signs in with their
 * external ID, and who has none with their mobile, if it is nobody else's. The same looks, found or not.
 */
export async function findCredentials(
  tx: OrgTx,
  identifier: string,
): Promise<Credentials | undefined> {
  const { country } = await tx.db.organization.findUniqueOrThrow({
    where: { orgId: tx.org },
    select: { country: true },
  });
  const phone = e164(identifier, country) ?? "";
  const rows = await tx.db.$queryRaw<Credentials[]>(sql`
    SELECT a.id, a.status, a.epoch, a.email, a.email_key AS "emailKey", a.language, p.hash
    FROM (SELECT id, 1 AS rank FROM app.accounts WHERE org_id = ${tx.org}::uuid AND email_key = ${emailKey(identifier)}
          UNION ALL
          SELECT id, 2 FROM app.accounts WHERE org_id = ${tx.org}::uuid AND login_key = ${plainKey(identifier)}
          UNION ALL
          SELECT id, 3 FROM app.accounts WHERE org_id = ${tx.org}::uuid AND external_key = ${plainKey(identifier)}
            AND email_key IS NULL AND login_key IS NULL
          UNION ALL
          SELECT (array_agg(id))[1], 4 FROM app.accounts WHERE org_id = ${tx.org}::uuid AND phone_key = ${phone}
            AND email_key IS NULL AND login_key IS NULL AND external_key IS NULL AND status <> 'CLOSED' HAVING count(*) = 1) found
    JOIN app.accounts a ON a.org_id = ${tx.org}::uuid AND a.id = found.id
    LEFT JOIN app.passwords p ON p.org_id = ${tx.org}::uuid AND p.account_id = a.id
    ORDER BY found.rank LIMIT 1`);
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
