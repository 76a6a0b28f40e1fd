import { getTranslations } from "next-intl/server";
import type { ImportPurpose } from "@/imports/rules";

/** What an import belongs to: people to invite to the invitations that are unsent, anything else to the imports. */
export async function crumbOf({ slug, purpose }: { slug: string; purpose: ImportPurpose }) {
  const t = await getTranslations();
  const path = `/${slug}/admin`;
  return purpose === "CHOOSE"
    ? { label: t("campaigns.unsent.title"), href: `${path}/unsent` }
    : { label: t("imports.crumb"), href: `${path}/imports` };
}
