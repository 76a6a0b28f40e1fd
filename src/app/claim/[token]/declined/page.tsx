import { getTranslations } from "next-intl/server";
import { CircleCheck } from "@/ui/public/icons";
import { QuietLink } from "@/ui/public/public-button";
import { IconTile } from "@/ui/public/public-notice";
import { ClosedClaim } from "../closed-claim";
import { findClaim, isOpen } from "../find-claim";
import { ClaimFrame } from "../frame";

/** The invitation was declined: what that does, and the way back. */
export default async function Page({ params }: { params: Promise<{ token: string }> }) {
  const claim = await findClaim((await params).token);
  if (!isOpen(claim)) return <ClosedClaim claim={claim} faults={new Set()} />;
  const { link, token } = claim;
  const t = await getTranslations("claim.declined");
  return (
    <ClaimFrame
      above={
        <IconTile>
          <CircleCheck />
        </IconTile>
      }
      lead={t("text", { organization: link.orgName })}
      link={link}
      title={t("title")}
    >
      <p>
        <QuietLink href={`/claim/${token}`}>{t("back")}</QuietLink>
      </p>
    </ClaimFrame>
  );
}
