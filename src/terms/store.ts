import type { OrgTx } from "@/lib/org";
import type { TermsText } from "./rules";

type NewVersion = { version: number; texts: readonly TermsText[]; askAgain: boolean };

/** Writes a version for good; false where somebody else's has its number. */
export async function insertTerms(
  tx: OrgTx,
  { version, texts, askAgain }: NewVersion,
): Promise<boolean> {
  const { count } = await tx.db.terms.createMany({
    data: {
      orgId: tx.org,
      version,
      publishedBy: tx.actor.kind === "account" ? tx.actor.id : null,
      publishedAt: tx.now,
      askedAgain: askAgain,
    },
    skipDuplicates: true,
  });
  if (count === 0) return false;
  await tx.db.termsText.createMany({
    data: texts.map((text) => ({ ...text, orgId: tx.org, version })),
  });
  return true;
}

/** No setting that a form of the settings starts from: whoever saves one meanwhile is not disturbed. */
export const updateInForce = (
  tx: OrgTx,
  data: { termsVersion: number | null; termsSince?: number | null },
) => tx.db.organization.update({ where: { orgId: tx.org }, data });

/** Notes the acceptance once; false where it was noted before. */
export async function insertAcceptance(
  tx: OrgTx,
  { accountId, version, at }: { accountId: string; version: number; at: Date },
): Promise<boolean> {
  const { count } = await tx.db.acceptance.createMany({
    data: { orgId: tx.org, accountId, version, acceptedAt: at },
    skipDuplicates: true,
  });
  return count > 0;
}
