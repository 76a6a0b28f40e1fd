import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import type { Search } from "@/app/flash";
import { readFlash } from "@/app/flash";
import { FlashNotice, flashTexts } from "@/app/flash-notice";
import { nextPath } from "@/app/next-path";
import { brandOf } from "@/app/org-brand";
import { organizationGate } from "@/gates/organization";
import { findSession } from "@/gates/session";
import { PublicButton } from "@/ui/public/public-button";
import { PublicField } from "@/ui/public/public-field";
import { PublicPage } from "@/ui/public/public-page";

type Props = { params: Promise<{ org: string }>; searchParams: Search };

export default async function Page({ params, searchParams }: Props) {
  const { org } = await organizationGate((await params).org);
  const query = await searchParams;
  const next = nextPath(org.slug, String(query.next ?? ""));
  if (await findSession(org.slug)) redirect(next ?? `/${org.slug}/me`);
  const [flash, t] = await Promise.all([readFlash(searchParams), getTranslations("public.signIn")]);
  const errors = await flashTexts(flash);
  const done = flash.done === "signed-out" ? t("signedOut", { name: org.name }) : undefined;
  return (
    <PublicPage brand={brandOf(org)} lead={t("lead", { name: org.name })} title={t("title")}>
      <FlashNotice done={done} flash={flash} />
      <form
        action={`/${org.slug}/sign-in/submit`}
        className="flex flex-col gap-5"
        method="post"
        noValidate
      >
        {next && <input name="next" type="hidden" value={next} />}
        <PublicField
          autoCapitalize="none"
          autoComplete="username"
          autoFocus={!flash.values.identifier}
          defaultValue={flash.values.identifier}
          error={errors.of("identifier")}
          label={t("identifier")}
          maxLength={254}
          name="identifier"
          required
          spellCheck={false}
        />
        <PublicField
          autoComplete="current-password"
          autoFocus={Boolean(flash.values.identifier)}
          error={errors.of("password")}
          label={t("password")}
          labelEnd={
            <a className="prose-link" href={`/${org.slug}/forgot`}>
              {t("forgot")}
            </a>
          }
          name="password"
          required
          type="password"
        />
        <PublicButton>{t("submit")}</PublicButton>
      </form>
    </PublicPage>
  );
}
