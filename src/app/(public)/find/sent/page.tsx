import { getTranslations } from "next-intl/server";
import { MailCheck } from "@/ui/public/icons";
import { PublicLinkButton } from "@/ui/public/public-button";
import { IconTile } from "@/ui/public/public-notice";
import { PublicPage } from "@/ui/public/public-page";

export default async function Page() {
  const t = await getTranslations("find");
  return (
    <PublicPage
      above={
        <IconTile>
          <MailCheck />
        </IconTile>
      }
      lead={t("sentLead")}
      title={t("sentTitle")}
    >
      <p className="text-base text-muted">{t("sentHint")}</p>
      <PublicLinkButton href="/find" look="quiet">
        {t("again")}
      </PublicLinkButton>
    </PublicPage>
  );
}
