import { getTranslations } from "next-intl/server";
import type { ClaimLink } from "@/invitations/queries";

/** How far one has come: bars on a phone, a list in the brand panel of a desktop. */
export async function stepsAt(current: 1 | 2, link: ClaimLink) {
  const t = await getTranslations("claim");
  return {
    aside: link.firstName ? t("asideNamed", { name: link.firstName }) : t("aside"),
    steps: { labels: [t("steps.you"), t("steps.signIn")], current },
  };
}
