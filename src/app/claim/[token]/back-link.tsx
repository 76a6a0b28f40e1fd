import { getTranslations } from "next-intl/server";
import type { ClaimLink } from "@/invitations/queries";
import type { ClaimStep } from "@/invitations/rules";
import { stepsAround } from "@/invitations/rules";
import { QuietButton, QuietLink } from "@/ui/public/public-button";

interface BackLinkProps {
  token: string;
  link: ClaimLink;
  step: ClaimStep;
}

/** One question back; what was answered there still stands. Before the first one is the invitation itself. */
export async function BackLink({ token, link, step }: BackLinkProps) {
  const t = await getTranslations("claim");
  const { before } = stepsAround(link, step);
  return (
    <p className="text-center">
      <QuietLink href={before ? `/claim/${token}/${before}` : `/claim/${token}`}>
        {t("back")}
      </QuietLink>
    </p>
  );
}

/** What the button below says to the form that it sends. */
export const BACK = "back";

/** The same where something is typed: it sends the form, so that what was typed is there on return. */
export async function BackButton() {
  const t = await getTranslations("claim");
  return (
    <QuietButton name="to" value={BACK}>
      {t("back")}
    </QuietButton>
  );
}
