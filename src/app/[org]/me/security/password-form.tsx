import { getTranslations } from "next-intl/server";
import type { Flash } from "@/app/flash";
import { flashTexts } from "@/app/flash-notice";
import { NewPasswordField } from "@/app/reset/new-password-field";
import type { SessionGate } from "@/gates/session";
import { PublicButton } from "@/ui/public/public-button";
import { PublicField } from "@/ui/public/public-field";

export async function PasswordForm({ flash, gate }: { flash: Flash; gate: SessionGate }) {
  const [t, errors] = await Promise.all([getTranslations("me.password"), flashTexts(flash)]);
  return (
    <section className="flex flex-col gap-4">
      <h2 className="text-lg font-semibold">{t("title")}</h2>
      <p className="text-base text-muted">{t(gate.account.email ? "lead" : "leadNoMail")}</p>
      <form
        action={`/${gate.org.slug}/me/password`}
        className="flex flex-col gap-5"
        method="post"
        noValidate
      >
        {/* Password managers keep the password under this name. */}
        <input
          autoComplete="username"
          name="username"
          readOnly
          type="hidden"
          value={gate.account.email ?? gate.account.login ?? ""}
        />
        <PublicField
          autoComplete="current-password"
          error={errors.of("oldPassword")}
          label={t("old")}
          name="oldPassword"
          required
          type="password"
        />
        <NewPasswordField flash={flash} label={t("new")} name="newPassword" />
        <PublicButton look="quiet">{t("submit")}</PublicButton>
      </form>
    </section>
  );
}
