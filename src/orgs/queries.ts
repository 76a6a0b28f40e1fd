import type { OrgTx } from "@/lib/org";
import { directoryDigest, ownUrl } from "@/lib/secrets";
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
