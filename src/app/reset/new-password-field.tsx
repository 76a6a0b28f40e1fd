import { getTranslations } from "next-intl/server";
import { PublicField } from "@/ui/public/public-field";
import type { Flash } from "../flash";
import { flashTexts } from "../flash-notice";

/** Where a password is chosen: what is asked of it stands below, and password managers may fill it. */
export async function NewPasswordField({
  flash,
  name,
  label,
}: {
  flash: Flash;
  name: string;
  label?: string;
}) {
  const [t, errors] = await Promise.all([getTranslations("public.password"), flashTexts(flash)]);
  return (
    <PublicField
      autoComplete="new-password"
      error={errors.of(name)}
      hint={t("hint")}
      label={label ?? t("label")}
      name={name}
      required
      type="password"
    />
  );
}
