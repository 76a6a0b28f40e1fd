import { getTranslations } from "next-intl/server";
import type { Search } from "@/app/flash";
import { readFlash } from "@/app/flash";
import { FlashNotice, flashTexts } from "@/app/flash-notice";
import { PublicButton, QuietLink } from "@/ui/public/public-button";
import { PublicField } from "@/ui/public/public-field";
import { PublicPage } from "@/ui/public/public-page";

export default async function Page({ searchParams }: { searchParams: Search }) {
  const [flash, t] = await Promise.all([readFlash(searchParams), getTranslations("find")]);
  const errors = await flashTexts(flash);
  return (
    <PublicPage lead={t("lead")} title={t("title")}>
      <FlashNotice flash={flash} />
      <form action="/find/submit" className="flex flex-col gap-5" method="post" noValidate>
        <PublicField
          autoCapitalize="none"
          autoComplete="email"
          defaultValue={flash.values.email}
          error={errors.of("email")}
          inputMode="email"
          label={t("email")}
          maxLength={254}
          name="email"
          required
          spellCheck={false}
          type="email"
        />
        <PublicButton>{t("submit")}</PublicButton>
      </form>
      <QuietLink href="/">{t("back")}</QuietLink>
    </PublicPage>
  );
}
