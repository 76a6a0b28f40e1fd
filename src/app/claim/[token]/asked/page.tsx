import { getTranslations } from "next-intl/server";
import { mayAsk } from "@/invitations/rules";
import { MailCheck } from "@/ui/public/icons";
import { IconTile } from "@/ui/public/public-notice";
import { ClosedClaim } from "../closed-claim";
import { SentTo } from "../dead-page";
import type { Search } from "../faults";
import { findClaim } from "../find-claim";
import { ClaimFrame } from "../frame";

type PageProps = { params: Promise<{ token: string }>; searchParams: Search };

/** A new invitation was asked for: who has the request, or where the answer goes. */
export default async function Page({ params, searchParams }: PageProps) {
  const [{ token }, { sent }] = await Promise.all([params, searchParams]);
  const claim = await findClaim(token);
  if (claim.standing === "neutral" || !mayAsk(claim.standing)) {
    return <ClosedClaim claim={claim} faults={new Set()} />;
  }
  const { link } = claim;
  const t = await getTranslations("claim.asked");
  const organization = link.orgName;
  return (
    <ClaimFrame
      above={<Sign />}
      lead={sent ? t("sentText", { organization }) : t("text")}
      link={link}
      title={sent ? t("sentTitle") : t("title", { organization })}
    >
      <SentTo label={t("to")} link={link} />
    </ClaimFrame>
  );
}

function Sign() {
  return (
    <IconTile>
      <MailCheck />
    </IconTile>
  );
}
