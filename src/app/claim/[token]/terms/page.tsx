import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { inOrg } from "@/lib/in-org";
import { TermsTexts } from "@/terms/components/terms-texts";
import { readTerms } from "@/terms/queries";
import { PublicButton } from "@/ui/public/public-button";
import { BackLink } from "../back-link";
import { ClosedClaim } from "../closed-claim";
import type { Search } from "../faults";
import { readFaults } from "../faults";
import { findClaim, isOpen } from "../find-claim";
import { BoundForm, ClaimFrame, FormFault } from "../frame";
import { stepsAt } from "../steps-at";

type PageProps = { params: Promise<{ token: string }>; searchParams: Search };

/** What the organisation wants accepted, where it set something. */
export default async function Page({ params, searchParams }: PageProps) {
  const [{ token }, faults] = await Promise.all([params, readFaults(searchParams)]);
  const claim = await findClaim(token);
  if (!isOpen(claim)) return <ClosedClaim claim={claim} faults={faults} />;
  const { link, scope } = claim;
  const terms = await inOrg(scope, readTerms, "page");
  if (!terms) redirect(`/claim/${token}/password`);
  const t = await getTranslations("terms");
  return (
    <ClaimFrame
      {...(await stepsAt("terms", link))}
      lead={t("lead", { organization: link.orgName })}
      link={link}
      title={t("title")}
    >
      <FormFault faults={faults} />
      <TermsTexts orgLanguage={link.orgLanguage} terms={terms} />
      <BoundForm act="agree" token={token}>
        <input name="version" type="hidden" value={terms.version} />
        <PublicButton>{t("accept")}</PublicButton>
      </BoundForm>
      <BackLink link={link} step="terms" token={token} />
    </ClaimFrame>
  );
}
