import type { OrgTx } from "@/lib/org";
import { directoryDigest } from "@/lib/secrets";
import type { NewOrganization, Settings } from "./input";

/** The organisation's row and the row by which its address is found. The transaction's organisation is the new one. */
export async function insertOrganization(
  tx: OrgTx,
  { name, slug, language, timeZone }: NewOrganization,
): Promise<void> {
  await tx.db.organization.create({
    data: { orgId: tx.org, name, slug, language, timeZone, createdAt: tx.now, updatedAt: tx.now },
  });
  await tx.db.directory.create({
    data: { kind: "slug", digest: directoryDigest(slug), orgId: tx.org, id: tx.org },
  });
}

export const updateSettings = (tx: OrgTx, data: Settings) =>
  tx.db.organization.update({ where: { orgId: tx.org }, data: { ...data, updatedAt: tx.now } });
