import { getTranslations } from "next-intl/server";
import { brandOf } from "@/app/org-brand";
import { organizationGate } from "@/gates/organization";
import { MailCheck } from "@/ui/public/icons";
import { PublicLinkButton } from "@/ui/public/public-button";
import { IconTile } from "@/ui/public/public-notice";
import { PublicPage } from "@/ui/public/public-page";

export default async function Page({ params }: { params: Promise<{ org: string }> }) {
  const { org } = await organizationGate((await params).org);
  const t = await getTranslations("public.forgot");
  return (
    <PublicPage
      above={
        <IconTile>
          <MailCheck />
        </IconTile>
      }
      brand={brandOf(org)}
      lead={t("sentLead", { name: org.name })}
      title={t("sentTitle")}
    >
      <p className="text-base text-muted">{t("sentHint", { name: org.name })}</p>
      <PublicLinkButton href={`/${org.slug}/sign-in`} look="quiet">
        {t("back")}
      </PublicLinkButton>
    </PublicPage>
  );
}
