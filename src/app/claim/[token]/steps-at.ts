import { getTranslations } from "next-intl/server";
import type { ClaimLink } from "@/invitations/queries";
import type { ClaimStep } from "@/invitations/rules";
import { claimSteps } from "@/invitations/rules";

/** How far one has come: bars on a phone, a list in the brand panel of a desktop. */
export async function stepsAt(step: ClaimStep, link: ClaimLink) {
  const t = await getTranslations("claim");
  const steps = claimSteps(link);
  return {
    aside: link.firstName ? t("asideNamed", { name: link.firstName }) : t("aside"),
    steps: { labels: steps.map((one) => t(`steps.${one}`)), current: steps.indexOf(step) + 1 },
  };
}
