import { getTranslations } from "next-intl/server";
import { findTheme } from "@/app/find-theme";
import type { Flash } from "@/app/flash";
import { flashTexts } from "@/app/flash-notice";
import type { SessionGate } from "@/gates/session";
import { LANGUAGES, THEMES } from "@/lib/i18n/locales";
import { PublicButton } from "@/ui/public/public-button";
import { PublicSelect } from "@/ui/public/public-field";

type FormProps = { flash: Flash; gate: SessionGate };

const LANGUAGE_CHOICES = Object.entries(LANGUAGES).map(([value, label]) => ({ value, label }));

export async function LanguageForm({ flash, gate }: FormProps) {
  const [t, errors] = await Promise.all([getTranslations("me.language"), flashTexts(flash)]);
  return (
    <section className="flex flex-col gap-4">
      <h2 className="text-lg font-semibold">{t("title")}</h2>
      <form action={`/${gate.org.slug}/me/language`} className="flex flex-col gap-5" method="post">
        <PublicSelect
          choices={LANGUAGE_CHOICES}
          defaultValue={gate.account.language ?? gate.org.language}
          error={errors.of("language")}
          hint={gate.permissions.includes("accounts.view") ? t("console") : undefined}
          label={t("label")}
          name="language"
        />
        <PublicButton look="quiet">{t("submit")}</PublicButton>
      </form>
    </section>
  );
}

/** Stored with the person like everywhere else the choice stands. */
export async function ThemeForm({ gate }: { gate: SessionGate }) {
  const [t, theme] = await Promise.all([getTranslations("me.theme"), findTheme()]);
  return (
    <section className="flex flex-col gap-4">
      <h2 className="text-lg font-semibold">{t("title")}</h2>
      <form action="/theme" className="flex flex-col gap-5" method="post">
        <input name="back" type="hidden" value={`/${gate.org.slug}/me`} />
        <PublicSelect
          choices={THEMES.map((value) => ({ value, label: t(value) }))}
          defaultValue={theme ?? "system"}
          label={t("label")}
          name="theme"
        />
        <PublicButton look="quiet">{t("submit")}</PublicButton>
      </form>
    </section>
  );
}
