import type { OrgTx } from "@/lib/org";
import { directoryDigest, ownUrl } from "@/lib/secrets";
import type { Sql } from "@/lib/sql";
import { sql } from "@/lib/sql";
import { CLAIMS_THAT_COUNT, logoPath, MOVE_WINDOW_MS, trustStep } from "./rules";

const SHOWN = {
  orgId: true,
  name: true,
  slug: true,
  status: true,
  language: true,
  timeZone: true,
  country: true,
  brand: true,
  helpUrl: true,
  helpContact: true,
  logoFileId: true,
  termsVersion: true,
} as const;

/** What pages show of the organisation of this scope; null where it was disabled meanwhile or never made. */
export const readOrganization = (tx: OrgTx) =>
  tx.db.organization.findFirst({ where: { orgId: tx.org, status: "ACTIVE" }, select: SHOWN });
export type OrganizationView = NonNullable<Awaited<ReturnType<typeof readOrganization>>>;

/** The organisation's whole row, for verbs that act by its settings and for letters, which name its logo by a whole address. */
export async function readOwnOrganization(tx: OrgTx) {
  const row = await tx.db.organization.findUniqueOrThrow({ where: { orgId: tx.org } });
  const logo = logoPath(row);
  return { ...row, logo: logo ? ownUrl(logo) : null };
}

const SETTINGS = {
  name: true,
  slug: true,
  language: true,
  timeZone: true,
  country: true,
  brand: true,
  logoFileId: true,
  helpUrl: true,
  helpContact: true,
  fromName: true,
  fromAddress: true,
  replyTo: true,
  linkLifeHours: true,
  autoInvite: true,
  integrationsInvite: true,
  answerRequests: true,
  approvalRows: true,
  codeLifeDays: true,
  codeFact: true,
  autoRemind: true,
  mostReminders: true,
  textsOn: true,
  textCountries: true,
  textsADay: true,
  sendingDays: true,
  sendingFrom: true,
  sendingUntil: true,
  memberEditing: true,
  memberLeaving: true,
  modificationPrevention: true,
  allowedFactors: true,
  requiredFactors: true,
  retentionDays: true,
  inactivityDays: true,
  neverClaimedDays: true,
  lapseAdmins: true,
  updatedAt: true,
} as const;

/** The settings pages; `updatedAt` is what a change has to start from. */
export const readSettings = (tx: OrgTx) =>
  tx.db.organization.findUniqueOrThrow({ where: { orgId: tx.org }, select: SETTINGS });

/** Whether an organisation has, or ever had, this address. Slugs are public, so this tells nothing new. */
export async function isSlugTaken(tx: OrgTx, slug: string): Promise<boolean> {
  const rows = await tx.db.$queryRaw<{ taken: boolean }[]>(
    sql`SELECT app.find_slug(${directoryDigest(slug)}) IS NOT NULL AS taken`,
  );
  return rows[0]?.taken ?? false;
}

/** When the organisation moved lately, and whether this address is, or was, its own. */
export async function readMoves(
  tx: OrgTx,
  slug: string,
): Promise<{ isOwn: boolean; moves: Date[] }> {
  const since = new Date(tx.now.getTime() - MOVE_WINDOW_MS);
  const key = { kind: "slug", digest: directoryDigest(slug), orgId: tx.org };
  const own = await tx.db.directory.count({ where: key });
  const entries = await tx.db.auditEntry.findMany({
    where: { orgId: tx.org, act: "organization.address-changed", at: { gt: since } },
    select: { at: true },
    take: 100,
  });
  return { isOwn: own > 0, moves: entries.map(({ at }) => at) };
}

export type Trust = { step: number; said: number | null; claims: number };

/** How far the organisation is trusted. Claims are counted as far as they make a difference. */
export async function readTrust(tx: OrgTx): Promise<Trust> {
  const rows = await tx.db.$queryRaw<
    { said: number | null; createdAt: Date; claims: number }[]
  >(sql`
    SELECT o.trust_step AS said, o.created_at AS "createdAt", (SELECT count(*)::int FROM (
      SELECT FROM app.accounts a WHERE a.org_id = o.org_id AND a.status = 'ACTIVE' LIMIT ${CLAIMS_THAT_COUNT}) counted) AS claims
    FROM app.organizations o WHERE o.org_id = ${tx.org}::uuid`);
  const [row] = rows;
  if (!row) return { step: 0, said: null, claims: 0 };
  return { step: trustStep(row, tx.now), said: row.said, claims: row.claims };
}

/** An entry of the log about whether integrations invite whom they add; a campaign's tick, or its taking back, is by its own id. */
export const ABOUT_INTEGRATIONS = sql`e.act = 'settings.changed' AND e.details->'changed' ? 'integrationsInvite'`;
export const IS_BY_TICK = sql`EXISTS (SELECT FROM app.campaigns b WHERE b.org_id = e.org_id AND b.id = e.act_id AND b.switches_integrations)`;

/**
 * A tick switched it on and with this campaign none wants it any more: not that of a campaign which began and is not stopped, or of
 * which something left, unless somebody decided about it since it was confirmed.
 */
export const isTakenBack = (tx: OrgTx, campaignId: string): Sql => {
  const about = sql`e.org_id = ${tx.org}::uuid AND ${ABOUT_INTEGRATIONS}`;
  return sql`(SELECT ${IS_BY_TICK} FROM app.audit_entries e WHERE ${about} ORDER BY e.at DESC, e.id DESC LIMIT 1)
    AND NOT EXISTS (SELECT FROM app.campaigns c
      WHERE c.org_id = ${tx.org}::uuid AND c.switches_integrations AND c.began_at IS NOT NULL
        AND ((c.state <> 'STOPPED' AND c.id <> ${campaignId}::uuid) OR c.coded > 0
          OR EXISTS (SELECT FROM app.messages m WHERE m.org_id = c.org_id AND m.campaign_id = c.id
            AND m.state <> 'CANCELLED' AND NOT (c.id = ${campaignId}::uuid AND m.state IN ('QUEUED', 'DELAYED'))))
        AND NOT EXISTS (SELECT FROM app.audit_entries e WHERE ${about} AND e.at > c.created_at AND NOT ${IS_BY_TICK}))`;
};

/** Whether integrations would no longer invite whom they add, were this campaign stopped now. */
export async function isTakenBackWith(tx: OrgTx, campaignId: string): Promise<boolean> {
  const rows = await tx.db.$queryRaw<{ is: boolean }[]>(sql`
    SELECT coalesce(o.integrations_invite AND ${isTakenBack(tx, campaignId)}, false) AS is FROM app.organizations o WHERE o.org_id = ${tx.org}::uuid`);
  return rows[0]?.is ?? false;
}
