import { HELD_ROLES, ROLE_GIVEN } from "@/admins/queries";
import type { HeldRole } from "@/admins/rules";
import { permissionsOf } from "@/admins/rules";
import type { OrgTx, Permission } from "@/lib/org";
import { empty, KEPT, sql } from "@/lib/sql";

type SessionRow = {
  id: string;
  createdAt: Date;
  seenAt: Date;
  accountId: string;
  kind: "USER" | "CONTACT";
  firstName: string | null;
  lastName: string | null;
  email: string | null;
  login: string | null;
  language: string | null;
  theme: "SYSTEM" | "LIGHT" | "DARK";
  roles: HeldRole[];
  orgName: string;
  slug: string;
  orgLanguage: string;
  timeZone: string;
  country: string;
  brand: string;
  helpUrl: string | null;
  helpContact: string | null;
  logoFileId: string | null;
  termsVersion: number | null;
};

export type LiveSession = SessionRow & { permissions: Permission[] };

/**
 * The session of a browser in this organisation with all that every page needs, in one look. It counts only while its
 * epoch is the account's, the account is ACTIVE and the organisation is not disabled.
 */
export async function readLiveSession(
  tx: OrgTx,
  browserDigest: string,
): Promise<LiveSession | undefined> {
  const rows = await tx.db.$queryRaw<SessionRow[]>(sql`
    ${KEPT} SELECT s.id, s.created_at AS "createdAt", s.seen_at AS "seenAt",
      a.id AS "accountId", a.kind, a.first_name AS "firstName", a.last_name AS "lastName", a.email, a.login, a.language, a.theme,
      ${HELD_ROLES} AS roles,
      o.name AS "orgName", o.slug, o.language AS "orgLanguage", o.time_zone AS "timeZone", o.country, o.brand,
      o.help_url AS "helpUrl", o.help_contact AS "helpContact", o.logo_file_id AS "logoFileId",
      o.terms_version AS "termsVersion"
    FROM app.sessions s
    JOIN app.accounts a ON a.org_id = s.org_id AND a.id = s.account_id
    JOIN app.organizations o ON o.org_id = s.org_id
    WHERE s.org_id = ${tx.org}::uuid AND s.browser_digest = ${browserDigest} AND s.expires_at > ${tx.now}
      AND s.epoch = a.epoch AND a.status = 'ACTIVE' AND o.status = 'ACTIVE'`);
  const row = rows[0];
  return row && { ...row, permissions: permissionsOf(row.roles) };
}

export type OwnSession = {
  id: string;
  browserDigest: string;
  createdAt: Date;
  seenAt: Date;
  ip: string | null;
  userAgent: string | null;
};

/** Where a person is signed in, the session used last first. */
export const listSessions = (tx: OrgTx, accountId: string, most = 100): Promise<OwnSession[]> =>
  tx.db.$queryRaw<OwnSession[]>(sql`
    SELECT s.id, s.browser_digest AS "browserDigest", s.created_at AS "createdAt", s.seen_at AS "seenAt", s.ip,
      s.user_agent AS "userAgent"
    FROM app.sessions s JOIN app.accounts a ON a.org_id = s.org_id AND a.id = s.account_id
    WHERE s.org_id = ${tx.org}::uuid AND s.account_id = ${accountId}::uuid AND s.epoch = a.epoch AND s.expires_at > ${tx.now}
    ORDER BY s.seen_at DESC, s.id LIMIT ${most}`);

/** In how many browsers a person is signed in. */
export async function countSessions(tx: OrgTx, accountId: string): Promise<number> {
  const rows = await tx.db.$queryRaw<{ n: bigint }[]>(sql`
    SELECT count(*) AS n FROM app.sessions s JOIN app.accounts a ON a.org_id = s.org_id AND a.id = s.account_id
    WHERE s.org_id = ${tx.org}::uuid AND s.account_id = ${accountId}::uuid AND s.epoch = a.epoch AND s.expires_at > ${tx.now}`);
  return Number(rows[0]?.n ?? 0);
}

/** Whose sign-in a ticket stands for, as long as it can be taken. */
export async function readFlow(
  tx: OrgTx,
  flowId: string,
): Promise<{ accountId: string } | undefined> {
  const row = await tx.db.authFlow.findFirst({
    where: { orgId: tx.org, id: flowId, consumedAt: null, expiresAt: { gt: tx.now } },
    select: { accountId: true },
  });
  return row ?? undefined;
}

export type ResetLink = {
  accountId: string;
  /** RESET: a link that was mailed; RECOVERY: a code that an admin handed over. */
  purpose: string;
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
  logoFileId: string | null;
};

/** What a reset link stands for. With `lock` the account waits: of two who use the link one goes first. */
export async function readResetLink(
  tx: OrgTx,
  sendId: string,
  { lock = false } = {},
): Promise<ResetLink | undefined> {
  const rows = await tx.db.$queryRaw<ResetLink[]>(sql`
    SELECT a.id AS "accountId", s.purpose, a.status, a.epoch, s.epoch AS "sendEpoch", s.expires_at AS "expiresAt", s.address_key AS "addressKey",
      a.email_key AS "emailKey", a.email, a.login, a.language, o.name AS "orgName", o.slug AS "orgSlug", o.language AS "orgLanguage", o.brand, o.logo_file_id AS "logoFileId"
    FROM app.sends s
    JOIN app.accounts a ON a.org_id = s.org_id AND a.id = s.account_id
    JOIN app.organizations o ON o.org_id = s.org_id
    WHERE s.org_id = ${tx.org}::uuid AND s.id = ${sendId}::uuid AND o.status = 'ACTIVE' AND (s.purpose = 'RESET'
      -- of recovery codes the newest counts, and none that a role was given after, or that wrong answers locked
      OR (s.purpose = 'RECOVERY' AND s.wrong_facts < 5 AND s.created_at >= coalesce(${ROLE_GIVEN}, s.created_at) AND NOT EXISTS (
        SELECT FROM app.sends n WHERE n.org_id = s.org_id AND n.account_id = s.account_id AND n.purpose = 'RECOVERY'
          AND n.created_at > s.created_at)))
    ${lock ? sql`FOR NO KEY UPDATE OF a` : empty}`);
  return rows[0];
}
