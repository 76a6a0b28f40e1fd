import type { OrgTx } from "@/lib/org";
import { sql } from "@/lib/sql";
import type { Trust } from "@/orgs/queries";
import { readTrust } from "@/orgs/queries";

export type OrganizationSummary = {
  id: string;
  slug: string;
  name: string;
  status: string;
  disabledReason: string | null;
  erasedAt: Date | null;
  createdAt: Date;
  accounts: number;
  trust: Trust;
};

/** What an operator sees of an organisation; null for the one of letters that belong to no tenant. */
export async function readSummary(tx: OrgTx): Promise<OrganizationSummary | null> {
  const organization = await tx.db.organization.findFirst({
    where: { orgId: tx.org, system: false },
    select: {
      slug: true,
      name: true,
      status: true,
      disabledReason: true,
      erasedAt: true,
      createdAt: true,
    },
  });
  if (!organization) return null;
  const accounts = await tx.db.account.count({ where: { orgId: tx.org, erasedAt: null } });
  return { id: tx.org, ...organization, accounts, trust: await readTrust(tx) };
}

export type Owner = {
  id: string;
  status: string;
  email: string | null;
  emailKey: string | null;
  epoch: number;
};

/** Who holds the role of an owner and is not closed. */
export const listOrganizationOwners = (tx: OrgTx): Promise<Owner[]> =>
  tx.db.$queryRaw<Owner[]>(sql`
    SELECT a.id, a.status, a.email, a.email_key AS "emailKey", a.epoch
    FROM app.account_roles r JOIN app.accounts a ON a.org_id = r.org_id AND a.id = r.account_id
    WHERE r.org_id = ${tx.org}::uuid AND r.role = 'OWNER' AND a.status <> 'CLOSED' ORDER BY a.name_key, a.id`);

/** Links that live and were derived with this version of the master key: what retiring it would kill. */
export async function countLinksOf(tx: OrgTx, keyVersion: number): Promise<number> {
  const rows = await tx.db.$queryRaw<{ n: number }[]>(sql`
    SELECT count(*)::int AS n FROM app.sends s
    LEFT JOIN app.accounts a ON a.org_id = s.org_id AND a.id = s.account_id
    LEFT JOIN app.invitations i ON i.org_id = s.org_id AND i.id = s.invitation_id
    WHERE s.org_id = ${tx.org}::uuid AND s.key_version = ${keyVersion} AND s.consumed_at IS NULL AND s.expires_at > ${tx.now}
      AND CASE s.purpose
        WHEN 'PROOF' THEN EXISTS (
          SELECT FROM app.sign_ups u WHERE u.org_id = s.org_id AND u.send_id = s.id AND u.consumed_at IS NULL)
        WHEN 'INVITATION' THEN a.status = 'INVITED' AND a.epoch = s.epoch AND i.withdrawn_at IS NULL AND s.seq >= i.live_seq
        ELSE a.status = 'ACTIVE' AND a.epoch = s.epoch END`);
  return rows[0]?.n ?? 0;
}

/** Stored secrets that only this version of the master key opens. */
export async function countSealedWith(tx: OrgTx, keyVersion: number): Promise<number> {
  const rows = await tx.db.$queryRaw<{ n: number }[]>(sql`
    SELECT (SELECT count(*) FROM app.account_keys WHERE org_id = ${tx.org}::uuid AND key_version = ${keyVersion})::int
         + (SELECT count(*) FROM app.senders WHERE org_id = ${tx.org}::uuid AND key_version = ${keyVersion})::int AS n`);
  return rows[0]?.n ?? 0;
}
