"use client";

import { useTranslations } from "next-intl";
import { MOST_LOGO_BYTES } from "@/files/rules";
import { ActionForm } from "@/ui/forms/action-form";
import { controlProps, FieldFrame } from "@/ui/forms/field-frame";
import { useField } from "@/ui/forms/form-context";
import type { FormAction } from "@/ui/forms/form-state";
import { SubmitButton } from "@/ui/forms/submit-button";
import { Section } from "@/ui/panel";
import { BrandMark } from "@/ui/public/brand-mark";

interface LogoFormProps {
  save: FormAction;
  remove: FormAction;
  hidden: Record<string, string>;
  org: { name: string; logo: string | undefined };
}

/** The organisation's mark: a picture of its own, or the first letter of its name. */
export function LogoForm({ save, remove, hidden, org }: LogoFormProps) {
  const t = useTranslations("settings.look");
  const refusal = useTranslations("refusals");
  // before a large picture travels: the server would refuse it unread
  const judge = (data: FormData) => {
    const logo = data.get("logo");
    const isBig = logo instanceof File && logo.size > MOST_LOGO_BYTES;
    return isBig ? { fields: { logo: refusal("logo-too-big") } } : undefined;
  };
  return (
    <Section text={t("logoText")} title={t("logo")}>
      <div className="flex flex-wrap items-center gap-3">
        <BrandMark logo={org.logo} name={org.name} size="lg" />
        <p className="min-w-0 flex-1 text-sm text-muted">
          {t(org.logo ? "logoShown" : "logoNone")}
        </p>
        {org.logo && (
          <ActionForm action={remove} className="flex flex-col gap-3" hidden={hidden}>
            <SubmitButton look="outline">{t("logoRemove")}</SubmitButton>
          </ActionForm>
        )}
      </div>
      <ActionForm action={save} className="flex flex-col gap-4" hidden={hidden} judge={judge}>
        <FileField />
        <div className="flex justify-end">
          <SubmitButton look="outline">{t("logoSave")}</SubmitButton>
        </div>
      </ActionForm>
    </Section>
  );
}

function FileField() {
  const t = useTranslations("settings.look");
  const { error } = useField("logo", undefined, undefined);
  const hint = t("logoHint");
  return (
    <FieldFrame error={error} hint={hint} id="logo" label={t("logoFile")}>
      <input
        {...controlProps("logo", error, hint)}
        accept="image/png,image/jpeg,image/webp"
        className="input w-full file:me-3 file:rounded-md file:border-0 file:bg-default file:px-2 file:text-foreground"
        name="logo"
        type="file"
      />
    </FieldFrame>
  );
}
