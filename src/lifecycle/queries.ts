import type { OrgTx } from "@/lib/org";
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
  consumedAt: Date | null;
  expiresAt: Date;
};

/** The request for an organisation that a proof link belongs to. */
export async function readSignUp(tx: OrgTx, sendId: string): Promise<SignUpRow | undefined> {
  const rows = await tx.db.$queryRaw<SignUpRow[]>(sql`
    SELECT u.id, u.name, u.slug, u.first_name AS "firstName", u.last_name AS "lastName", u.email, u.language,
      u.time_zone AS "timeZone", u.consumed_at AS "consumedAt", s.expires_at AS "expiresAt"
    FROM app.sign_ups u JOIN app.sends s ON s.org_id = u.org_id AND s.id = u.send_id
    WHERE u.org_id = ${tx.org}::uuid AND u.send_id = ${sendId}::uuid AND s.purpose = 'PROOF'`);
  return rows[0];
}

export type ResetLink = {
  accountId: string;
  status: string;
  epoch: number;
  sendEpoch: number;
  expiresAt: Date;
  addressKey: string | null;
  emailKey: string | null;
  email: string | null;
  login: string | null;
  language: string | null;
  orgName: string;
  orgSlug: string;
  orgLanguage: string;
  brand: string;
};

/** What a reset link stands for. With `lock` the account waits: of two who use the link one goes first. */
export async function readResetLink(tx: OrgTx, sendId: string, { lock = false } = {}): Promise<ResetLink | undefined> {
  const rows = await tx.db.$queryRaw<ResetLink[]>(sql`
    SELECT a.id AS "accountId", a.status, a.epoch, s.epoch AS "sendEpoch", s.expires_at AS "expiresAt", s.address_key AS "addressKey",
      a.email_key AS "emailKey", a.email, a.login, a.language, o.name AS "orgName", o.slug AS "orgSlug", o.language AS "orgLanguage", o.brand
    FROM app.sends s
    JOIN app.accounts a ON a.org_id = s.org_id AND a.id = s.account_id
    JOIN app.organizations o ON o.org_id = s.org_id
    WHERE s.org_id = ${tx.org}::uuid AND s.id = ${sendId}::uuid AND s.purpose = 'RESET' AND o.status = 'ACTIVE'
    ${lock ? sql`FOR NO KEY UPDATE OF a` : empty}`);
  return rows[0];
}
