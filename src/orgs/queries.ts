import type { OrgTx } from "@/lib/org";
import { directoryDigest } from "@/lib/secrets";
import { sql } from "@/lib/sql";

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
} as const;

/** What pages show of the organisation of this scope; null where it was disabled meanwhile or never made. */
export const readOrganization = (tx: OrgTx) =>
  tx.db.organization.findFirst({ where: { orgId: tx.org, status: "ACTIVE" }, select: SHOWN });
export type OrganizationView = NonNullable<Awaited<ReturnType<typeof readOrganization>>>;

/** The organisation's whole row, for verbs that act by its settings. */
export const readOwnOrganization = (tx: OrgTx) =>
  tx.db.organization.findUniqueOrThrow({ where: { orgId: tx.org } });

/** The settings page. */
export const readSettings = (tx: OrgTx) =>
  tx.db.organization.findUniqueOrThrow({
    where: { orgId: tx.org },
    select: {
      name: true,
      slug: true,
      language: true,
      timeZone: true,
      fromName: true,
      fromAddress: true,
      replyTo: true,
      linkLifeHours: true,
      autoInvite: true,
    },
  });

/** Whether an organisation has, or ever had, this address. Slugs are public, so this tells nothing new. */
export async function isSlugTaken(tx: OrgTx, slug: string): Promise<boolean> {
  const rows = await tx.db.$queryRaw<{ taken: boolean }[]>(
    sql`SELECT app.find_slug(${directoryDigest(slug)}) IS NOT NULL AS taken`,
  );
  return rows[0]?.taken ?? false;
}
