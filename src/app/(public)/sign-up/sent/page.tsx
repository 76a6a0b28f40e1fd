import { getTranslations } from "next-intl/server";
import type { Search } from "@/app/flash";
import { readFlash } from "@/app/flash";
import { Facts } from "@/ui/public/facts";
import { MailCheck } from "@/ui/public/icons";
import { PublicLinkButton } from "@/ui/public/public-button";
import { IconTile } from "@/ui/public/public-notice";
import { PublicPage } from "@/ui/public/public-page";

export default async function Page({ searchParams }: { searchParams: Search }) {
  const [{ values }, t] = await Promise.all([
    readFlash(searchParams),
    getTranslations("public.signUp"),
  ]);
  return (
    <PublicPage
      above={
        <IconTile>
          <MailCheck />
        </IconTile>
      }
      aside={t("aside")}
      lead={t("sentLead")}
      title={t("sentTitle")}
    >
      {values.email && <Facts rows={[{ label: t("sentTo"), value: values.email }]} />}
      <p className="text-base text-muted">{t("sentHint")}</p>
      <PublicLinkButton href="/sign-up" look="quiet">
        {t("again")}
      </PublicLinkButton>
    </PublicPage>
  );
}
