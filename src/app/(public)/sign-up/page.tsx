import { getLocale, getTranslations } from "next-intl/server";
import type { Flash, Search } from "@/app/flash";
import { readFlash } from "@/app/flash";
import { FlashNotice, flashTexts } from "@/app/flash-notice";
import { LANGUAGES, localeOf } from "@/lib/i18n/locales";
import { PublicButton } from "@/ui/public/public-button";
import { PublicField, PublicSelect } from "@/ui/public/public-field";
import { PublicPage } from "@/ui/public/public-page";
import { ZoneField } from "./zone-field";

const LANGUAGE_CHOICES = Object.entries(LANGUAGES).map(([value, label]) => ({ value, label }));

export default async function Page({ searchParams }: { searchParams: Search }) {
  const [flash, t] = await Promise.all([readFlash(searchParams), getTranslations("public.signUp")]);
  return (
    <PublicPage aside={t("aside")} lead={t("lead")} title={t("title")}>
      <FlashNotice flash={flash} />
      <form action="/sign-up/submit" className="flex flex-col gap-5" method="post" noValidate>
        <OrganizationFields flash={flash} />
        <FounderFields flash={flash} />
        <ZoneField />
        <PublicButton>{t("submit")}</PublicButton>
      </form>
    </PublicPage>
  );
}

async function OrganizationFields({ flash }: { flash: Flash }) {
  const [t, errors, locale] = await Promise.all([
    getTranslations("public.signUp"),
    flashTexts(flash),
    getLocale(),
  ]);
  const { values } = flash;
  return (
    <>
      <PublicField
        autoComplete="organization"
        defaultValue={values.name}
        error={errors.of("name")}
        hint={t("nameHint")}
        label={t("name")}
        maxLength={120}
        name="name"
        required
      />
      <PublicField
        autoCapitalize="none"
        autoComplete="off"
        defaultValue={values.slug}
        error={errors.of("slug")}
        hint={t("slugHint")}
        isOptional
        label={t("slug")}
        maxLength={63}
        name="slug"
        spellCheck={false}
      />
      <PublicSelect
        choices={LANGUAGE_CHOICES}
        defaultValue={values.language || localeOf(locale)}
        error={errors.of("language")}
        hint={t("languageHint")}
        label={t("language")}
        name="language"
      />
    </>
  );
}

async function FounderFields({ flash }: { flash: Flash }) {
  const [t, about, errors] = await Promise.all([
    getTranslations("public.signUp"),
    getTranslations("claim.about"),
    flashTexts(flash),
  ]);
  const { values } = flash;
  return (
    <>
      <PublicField
        autoComplete="given-name"
        defaultValue={values.firstName}
        error={errors.of("firstName")}
        label={t("firstName")}
        maxLength={100}
        name="firstName"
      />
      <PublicField
        autoComplete="family-name"
        defaultValue={values.lastName}
        error={errors.of("lastName")}
        hint={about("oneName")}
        label={t("lastName")}
        maxLength={100}
        name="lastName"
      />
      <PublicField
        autoComplete="email"
        defaultValue={values.email}
        error={errors.of("email")}
        hint={t("emailHint")}
        inputMode="email"
        label={t("email")}
        maxLength={254}
        name="email"
        required
        type="email"
      />
    </>
  );
}
