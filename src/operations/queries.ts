import { ROLE_GIVEN } from "@/admins/queries";
import type { OrgTx } from "@/lib/org";
import { keyVersions } from "@/lib/secrets";
import { mobileDigests } from "@/lib/secrets/short";
import type { Sql } from "@/lib/sql";
import { empty, rowset, sql } from "@/lib/sql";
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

/** What retiring a version of the master key takes with it, each kind by itself. */
export const HANGING = [
  "personalLinks",
  "joinLinks",
  "codes",
  "preparedCodes",
  "expiredCodes",
] as const;
export type Hanging = Record<(typeof HANGING)[number], number>;

/** Nobody has what stands in a letter that has not left: it is given a secret of the newest version as it leaves, if ever. */
export const IS_OUT = sql`(s.handed_over_at IS NOT NULL OR NOT EXISTS (SELECT FROM app.messages m
  WHERE m.org_id = s.org_id AND m.send_id = s.id))`;

/** Links of invitations, resets, proofs and requests to join that are out and live. */
const personalLinks = (tx: OrgTx): Sql => sql`
  SELECT s.key_version AS version, 'personalLinks' AS kind FROM app.sends s
  LEFT JOIN app.accounts a ON a.org_id = s.org_id AND a.id = s.account_id
  LEFT JOIN app.invitations i ON i.org_id = s.org_id AND i.id = s.invitation_id
  WHERE s.org_id = ${tx.org}::uuid AND s.consumed_at IS NULL AND s.expires_at > ${tx.now}
    AND s.purpose <> 'RECOVERY' AND i.channel IS DISTINCT FROM 'CODE' AND ${IS_OUT}
    AND CASE s.purpose
      WHEN 'PROOF' THEN EXISTS (
        SELECT FROM app.sign_ups u WHERE u.org_id = s.org_id AND u.send_id = s.id AND u.consumed_at IS NULL)
      WHEN 'JOIN' THEN EXISTS (
        SELECT FROM app.join_requests r WHERE r.org_id = s.org_id AND r.send_id = s.id AND r.state <> 'DECLINED')
      WHEN 'INVITATION' THEN a.status = 'INVITED' AND a.epoch = s.epoch AND i.withdrawn_at IS NULL AND s.seq >= i.live_seq
      ELSE a.status = 'ACTIVE' AND a.epoch = s.epoch END`;

/** Access codes that open an account now, will once their people are invited, or would if they were invited again. */
const codes = (tx: OrgTx): Sql => sql`
  SELECT s.key_version AS version, CASE WHEN a.status = 'CREATED' THEN 'preparedCodes'
    WHEN s.expires_at > ${tx.now} THEN 'codes' ELSE 'expiredCodes' END AS kind
  FROM app.invitations i
  JOIN app.sends s ON s.org_id = i.org_id AND s.invitation_id = i.id AND s.seq = i.last_seq
  JOIN app.accounts a ON a.org_id = i.org_id AND a.id = i.account_id
  WHERE i.org_id = ${tx.org}::uuid AND i.channel = 'CODE' AND a.status IN ('CREATED', 'INVITED')
    AND s.epoch = a.epoch AND s.consumed_at IS NULL AND s.locked_at IS NULL
    AND s.created_at >= coalesce(${ROLE_GIVEN}, s.created_at)
  UNION ALL
  SELECT s.key_version, 'codes' FROM app.sends s JOIN app.accounts a ON a.org_id = s.org_id AND a.id = s.account_id
  WHERE s.org_id = ${tx.org}::uuid AND s.purpose = 'RECOVERY' AND s.consumed_at IS NULL AND s.locked_at IS NULL
    AND s.expires_at > ${tx.now} AND a.status = 'ACTIVE' AND a.epoch = s.epoch`;

/** What hangs on each version of the master key. A paused link of the organisation's goes on, an ended one can be given longer. */
export const countHanging = (
  tx: OrgTx,
): Promise<{ version: number; kind: keyof Hanging; n: number }[]> =>
  tx.db.$queryRaw(sql`
    SELECT version, kind, count(*)::int AS n FROM (
      ${personalLinks(tx)} UNION ALL ${codes(tx)}
      UNION ALL SELECT l.key_version, 'joinLinks' FROM app.join_links l WHERE l.org_id = ${tx.org}::uuid AND l.closed_at IS NULL) hanging
    GROUP BY 1, 2`);

/** Stored secrets that only this version of the master key opens. */
export async function countSealedWith(tx: OrgTx, keyVersion: number): Promise<number> {
  const of = (table: Sql): Sql =>
    sql`(SELECT count(*) FROM ${table} WHERE org_id = ${tx.org}::uuid AND key_version = ${keyVersion})`;
  const rows = await tx.db.$queryRaw<{ n: number }[]>(sql`
    SELECT (${of(sql`app.account_keys`)} + ${of(sql`app.senders`)} + ${of(sql`app.letter_runs`)})::int AS n`);
  return rows[0]?.n ?? 0;
}

export type OldDigest = { accountId: string; was: string; digest: string; version: number };

/**
 * Of a piece of the people, those behind `after`, the digests of their number that are kept under one of these versions of the
 * master key: as one that answered STOP, as one they were texted on, or as theirs. `last` is where the next piece begins; without one nothing is left.
 */
export async function findOldDigests(
  tx: OrgTx,
  {
    versions,
    after,
    most,
  }: { versions: readonly number[]; after?: string | undefined; most: number },
): Promise<Record<"stops" | "listed" | "kept", OldDigest[]> & { last: string | undefined }> {
  const people = await tx.db.$queryRaw<{ id: string; phone: string }[]>(sql`
    SELECT id, phone_key AS phone FROM app.accounts
    WHERE org_id = ${tx.org}::uuid AND phone_key IS NOT NULL ${after ? sql`AND id > ${after}::uuid` : empty}
    ORDER BY id LIMIT ${most}`);
  const all = people.flatMap(({ id, phone }) => {
    const [digest = "", ...old] = mobileDigests(phone);
    const known = keyVersions().slice(1);
    const each = old.map((was, place) => ({ was, version: known[place] ?? 0 }));
    const meant = each.filter(({ version }) => versions.includes(version));
    return meant.map((one) => ({ accountId: id, digest, ...one }));
  });
  const rows = sql`jsonb_to_recordset(${rowset(all)}) AS r ("accountId" uuid, was text, digest text, version int)`;
  const stops = await tx.db.$queryRaw<OldDigest[]>(sql`
    SELECT r.* FROM ${rows} JOIN ops.text_stops t ON t.digest = r.was`);
  const listed = await tx.db.$queryRaw<OldDigest[]>(sql`
    SELECT r.* FROM ${rows} JOIN app.directory d ON d.kind = 'mobile' AND d.digest = r.was
      AND d.org_id = ${tx.org}::uuid AND d.id = r."accountId"`);
  const kept = await tx.db.$queryRaw<OldDigest[]>(sql`
    SELECT r.* FROM ${rows} JOIN app.accounts a ON a.org_id = ${tx.org}::uuid AND a.id = r."accountId" AND a.mobile_digest = r.was`);
  return { stops, listed, kept, last: people.length === most ? people.at(-1)?.id : undefined };
}
