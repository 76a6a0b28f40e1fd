import { getTranslations } from "next-intl/server";
import { findSessions } from "@/gates/signed-in";
import { OrLine } from "@/ui/public/facts";
import { ArrowRight } from "@/ui/public/icons";
import { PublicButton, PublicLinkButton, QuietLink } from "@/ui/public/public-button";
import { PublicField } from "@/ui/public/public-field";
import { PublicPage } from "@/ui/public/public-page";
import type { Search } from "../flash";
import { readFlash } from "../flash";
import { FlashNotice, flashTexts } from "../flash-notice";

export default async function Page({ searchParams }: { searchParams: Search }) {
  const flash = await readFlash(searchParams);
  const [t, o, errors, signedIn] = await Promise.all([
    getTranslations("public.home"),
    getTranslations("organizations"),
    flashTexts(flash),
    findSessions(),
  ]);
  return (
    <PublicPage lead={t("lead")} title={t("title")}>
      <FlashNotice
        done={flash.done === "signed-out-all" ? o("signedOutAll") : undefined}
        flash={flash}
      />
      {signedIn.map(({ name, slug }) => (
        <PublicLinkButton href={`/${slug}/me`} key={slug}>
          {t("continue", { name })} <ArrowRight />
        </PublicLinkButton>
      ))}
      <PublicLinkButton href="/sign-up" look={signedIn.length > 0 ? "quiet" : "primary"}>
        {t("create")}
      </PublicLinkButton>
      <OrLine>{t("signInTitle")}</OrLine>
      <form action="/go" className="flex flex-col gap-5" method="post" noValidate>
        <PublicField
          autoCapitalize="none"
          defaultValue={flash.values.slug}
          error={errors.of("slug")}
          hint={t("slugHint")}
          label={t("slug")}
          maxLength={200}
          name="slug"
          spellCheck={false}
        />
        <PublicButton look="quiet">{t("toSignIn")}</PublicButton>
      </form>
      <QuietLink href="/find">{o("find")}</QuietLink>
    </PublicPage>
  );
}
