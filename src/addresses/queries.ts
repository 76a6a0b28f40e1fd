import type { OrgTx } from "@/lib/org";
import { empty, sql } from "@/lib/sql";
import type { AddressFacts } from "./rules";

export type AddressLink = AddressFacts & {
  changeId: string;
  accountId: string;
  /** The person named the address; an admin who did vouches for it. */
  isOwn: boolean;
  newEmail: string;
  email: string | null;
  firstName: string | null;
  lastName: string | null;
  login: string | null;
  language: string | null;
  orgName: string;
  orgSlug: string;
  orgLanguage: string;
  timeZone: string;
  brand: string;
  helpUrl: string | null;
};

/** What the link to a new address stands for. With `lock` the account waits: of two who use the link one goes first. */
export async function readAddressLink(
  tx: OrgTx,
  sendId: string,
  { lock = false } = {},
): Promise<AddressLink | undefined> {
  const rows = await tx.db.$queryRaw<AddressLink[]>(sql`
    SELECT c.id AS "changeId", c.account_id AS "accountId", c.asked_by IS NOT DISTINCT FROM c.account_id AS "isOwn",
      c.email AS "newEmail", c.consumed_at AS "consumedAt", s.epoch AS "sendEpoch", s.expires_at AS "expiresAt",
      NOT EXISTS (SELECT FROM app.address_changes n
        WHERE n.org_id = c.org_id AND n.account_id = c.account_id AND n.created_at > c.created_at) AS "isNewest",
      a.status, a.epoch, a.email, a.first_name AS "firstName", a.last_name AS "lastName", a.login, a.language,
      o.name AS "orgName", o.slug AS "orgSlug", o.language AS "orgLanguage", o.time_zone AS "timeZone", o.brand,
      o.help_url AS "helpUrl"
    FROM app.address_changes c
    JOIN app.sends s ON s.org_id = c.org_id AND s.id = c.send_id
    JOIN app.accounts a ON a.org_id = c.org_id AND a.id = c.account_id
    JOIN app.organizations o ON o.org_id = c.org_id
    WHERE c.org_id = ${tx.org}::uuid AND c.send_id = ${sendId}::uuid AND s.purpose = 'ADDRESS' AND o.status = 'ACTIVE'
    ${lock ? sql`FOR NO KEY UPDATE OF a` : empty}`);
  return rows[0];
}

/** The address that a person waits to have proven, if that can still happen. */
export async function readPendingAddress(
  tx: OrgTx,
  accountId: string,
): Promise<{ email: string; until: Date } | undefined> {
  const rows = await tx.db.$queryRaw<{ email: string; until: Date }[]>(sql`
    SELECT c.email, s.expires_at AS until
    FROM app.address_changes c
    JOIN app.sends s ON s.org_id = c.org_id AND s.id = c.send_id
    JOIN app.accounts a ON a.org_id = c.org_id AND a.id = c.account_id
    WHERE c.org_id = ${tx.org}::uuid AND c.account_id = ${accountId}::uuid AND c.consumed_at IS NULL
      AND s.expires_at > ${tx.now} AND s.epoch = a.epoch AND a.status = 'ACTIVE'
    ORDER BY c.created_at DESC LIMIT 1`);
  return rows[0];
}

export type Membership = { name: string; slug: string };

/** The organisation of an account, for its holder: who was never invited, or is out, appears nowhere. */
export async function readMembership(
  tx: OrgTx,
  accountId: string,
): Promise<Membership | undefined> {
  const rows = await tx.db.$queryRaw<Membership[]>(sql`
    SELECT o.name, o.slug FROM app.accounts a JOIN app.organizations o ON o.org_id = a.org_id
    WHERE a.org_id = ${tx.org}::uuid AND a.id = ${accountId}::uuid AND a.status IN ('INVITED', 'ACTIVE')
      AND o.status = 'ACTIVE' AND NOT o.system`);
  return rows[0];
}
