import type { OrgTx } from "@/lib/org";
import { directoryDigest } from "@/lib/secrets";
import { sql } from "@/lib/sql";
import { countryOfZone } from "@/places/rules";
import type { NewOrganization, Settings } from "./input";
import { ABOUT_INTEGRATIONS, IS_BY_TICK, isTakenBack } from "./queries";

/**
 * The organisation's row and the row by which its address is found; the transaction's organisation is the new one. Says
 * which of the two was there already.
 */
export async function insertOrganization(
  tx: OrgTx,
  { country: told, ...organization }: NewOrganization,
): Promise<"made" | "made-before" | "slug-taken"> {
  const { slug, timeZone } = organization;
  const country = told ?? countryOfZone(timeZone);
  const since = { createdAt: tx.now, updatedAt: tx.now };
  const made = await tx.db.organization.createMany({
    data: { orgId: tx.org, ...organization, ...(country && { country }), ...since },
    skipDuplicates: true,
  });
  if (made.count === 0) return "made-before";
  const named = await tx.db.directory.createMany({
    data: { kind: "slug", digest: directoryDigest(slug), orgId: tx.org, id: tx.org },
    skipDuplicates: true,
  });
  return named.count === 0 ? "slug-taken" : "made";
}

/** Strictly later than the last change, also within one millisecond. */
const laterThan = (tx: OrgTx, last: Date): Date =>
  new Date(Math.max(tx.now.getTime(), last.getTime() + 1));

/** One change after the other: false where somebody else's came first. */
async function updateIfUnchanged(
  tx: OrgTx,
  data: Settings & { slug?: string; logoFileId?: string | null },
  seen: Date,
): Promise<boolean> {
  const { count } = await tx.db.organization.updateMany({
    where: { orgId: tx.org, updatedAt: seen },
    data: { ...data, updatedAt: laterThan(tx, seen) },
  });
  return count > 0;
}

export const updateSettings = (tx: OrgTx, data: Settings, seen: Date): Promise<boolean> =>
  updateIfUnchanged(tx, data, seen);

export const updateSlug = (tx: OrgTx, slug: string, seen: Date): Promise<boolean> =>
  updateIfUnchanged(tx, { slug }, seen);

export const updateLogo = (tx: OrgTx, logoFileId: string | null, seen: Date): Promise<boolean> =>
  updateIfUnchanged(tx, { logoFileId }, seen);

/** Takes an address for this organisation for good; false where another has it, or ever had it. */
export async function reserveSlug(tx: OrgTx, slug: string): Promise<boolean> {
  const digest = directoryDigest(slug);
  await tx.db.directory.createMany({
    data: { kind: "slug", digest, orgId: tx.org, id: tx.org },
    skipDuplicates: true,
  });
  // Row-level security shows this organisation's own rows only.
  return (await tx.db.directory.count({ where: { kind: "slug", digest, orgId: tx.org } })) > 0;
}

/** Disables or enables the organisation; false where it was so already, or is erased. */
export async function updateStatus(
  tx: OrgTx,
  change: { status: "DISABLED"; reason: string } | { status: "ACTIVE" },
): Promise<boolean> {
  const { status } = change;
  const { count } = await tx.db.organization.updateMany({
    where: { orgId: tx.org, system: false, erasedAt: null, status: { not: status } },
    data: {
      status,
      disabledAt: status === "DISABLED" ? tx.now : null,
      disabledReason: status === "DISABLED" ? change.reason : null,
      updatedAt: tx.now,
    },
  });
  return count > 0;
}

export const updateTrust = (tx: OrgTx, trustStep: number | null) =>
  tx.db.organization.update({
    where: { orgId: tx.org },
    data: { trustStep, updatedAt: tx.now },
  });

/** The organisation, held until the transaction ends: of a campaign that begins and one that is stopped, one sees the other. */
export async function lockOrganization(tx: OrgTx): Promise<void> {
  await tx.db.$executeRaw(sql`
    SELECT FROM app.organizations WHERE org_id = ${tx.org}::uuid FOR NO KEY UPDATE`);
}

/** Integrations invite whom they add from here on; false where they do so already, or somebody decided about it after that moment. */
export async function updateIntegrations(tx: OrgTx, since: Date): Promise<boolean> {
  const changed = await tx.db.$executeRaw(sql`
    UPDATE app.organizations SET integrations_invite = true, updated_at = greatest(${tx.now}, updated_at + interval '1 ms')
    WHERE org_id = ${tx.org}::uuid AND NOT integrations_invite AND NOT EXISTS (SELECT FROM app.audit_entries e
        WHERE e.org_id = ${tx.org}::uuid AND e.at > ${since} AND ${ABOUT_INTEGRATIONS} AND NOT ${IS_BY_TICK})`);
  return changed > 0;
}

/** Off again with this campaign, where a stop of it takes that back. */
export async function restoreIntegrations(tx: OrgTx, campaignId: string): Promise<boolean> {
  const changed = await tx.db.$executeRaw(sql`
    UPDATE app.organizations SET integrations_invite = false, updated_at = greatest(${tx.now}, updated_at + interval '1 ms')
    WHERE org_id = ${tx.org}::uuid AND integrations_invite AND ${isTakenBack(tx, campaignId)}`);
  return changed > 0;
}

/** No setting: whoever saves settings meanwhile is not disturbed. */
export const updateStepsHidden = (tx: OrgTx, stepsHiddenAt: Date | null) =>
  tx.db.organization.update({ where: { orgId: tx.org }, data: { stepsHiddenAt } });
