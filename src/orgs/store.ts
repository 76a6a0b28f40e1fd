import type { OrgTx } from "@/lib/org";
import { directoryDigest } from "@/lib/secrets";
import type { NewOrganization, Settings } from "./input";

/**
 * The organisation's row and the row by which its address is found; the transaction's organisation is the new one. Says
 * which of the two was there already.
 */
export async function insertOrganization(
  tx: OrgTx,
  { name, slug, language, timeZone }: NewOrganization,
): Promise<"made" | "made-before" | "slug-taken"> {
  const made = await tx.db.organization.createMany({
    data: { orgId: tx.org, name, slug, language, timeZone, createdAt: tx.now, updatedAt: tx.now },
    skipDuplicates: true,
  });
  if (made.count === 0) return "made-before";
  const named = await tx.db.directory.createMany({
    data: { kind: "slug", digest: directoryDigest(slug), orgId: tx.org, id: tx.org },
    skipDuplicates: true,
  });
  return named.count === 0 ? "slug-taken" : "made";
}

export const updateSettings = (tx: OrgTx, data: Settings) =>
  tx.db.organization.update({ where: { orgId: tx.org }, data: { ...data, updatedAt: tx.now } });
