import { getTranslations } from "next-intl/server";
import type { Search } from "@/app/flash";
import { readFlash } from "@/app/flash";
import { FlashNotice, flashTexts } from "@/app/flash-notice";
import { brandOf, helpOf } from "@/app/org-brand";
import { organizationGate } from "@/gates/organization";
import { PublicButton, QuietLink } from "@/ui/public/public-button";
import { PublicField } from "@/ui/public/public-field";
import { PublicPage } from "@/ui/public/public-page";

type Props = { params: Promise<{ org: string }>; searchParams: Search };

export default async function Page({ params, searchParams }: Props) {
  const { org } = await organizationGate((await params).org);
  const [flash, t] = await Promise.all([readFlash(searchParams), getTranslations("public.forgot")]);
  const errors = await flashTexts(flash);
  return (
    <PublicPage
      brand={brandOf(org)}
      footer={helpOf(org)}
      lead={t("lead", { name: org.name })}
      title={t("title")}
    >
      <FlashNotice flash={flash} />
      <form
        action={`/${org.slug}/forgot/submit`}
        className="flex flex-col gap-5"
        method="post"
        noValidate
      >
        <PublicField
          autoCapitalize="none"
          autoComplete="username"
          defaultValue={flash.values.identifier}
          error={errors.of("identifier")}
          label={t("identifier")}
          maxLength={254}
          name="identifier"
          required
          spellCheck={false}
        />
        <PublicButton>{t("submit")}</PublicButton>
      </form>
      <QuietLink href={`/${org.slug}/sign-in`}>{t("back")}</QuietLink>
    </PublicPage>
  );
}
