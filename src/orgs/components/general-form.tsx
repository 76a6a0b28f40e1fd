"use client";

import { useTranslations } from "next-intl";
import { ActionForm } from "@/ui/forms/action-form";
import type { FormAction } from "@/ui/forms/form-state";
import type { Choice } from "@/ui/forms/select-field";
import { SelectField } from "@/ui/forms/select-field";
import { SubmitButton } from "@/ui/forms/submit-button";
import { TextField } from "@/ui/forms/text-field";
import { Section } from "@/ui/panel";

export interface GeneralSettings {
  name: string;
  language: string;
  timeZone: string;
  country: string;
  helpUrl: string | null;
  helpContact: string | null;
}

interface GeneralFormProps {
  action: FormAction;
  hidden: Record<string, string>;
  settings: GeneralSettings;
  languages: readonly Choice[];
  timeZones: readonly Choice[];
  countries: readonly Choice[];
}

/** Who the organisation is, how times and numbers are read there, and whom its people ask. */
export function GeneralForm(props: GeneralFormProps) {
  const { action, hidden, settings } = props;
  const t = useTranslations("settings");
  return (
    <ActionForm action={action} className="flex flex-col gap-6" hidden={hidden}>
      <Section title={t("org.title")}>
        <TextField
          defaultValue={settings.name}
          hint={t("org.nameHint")}
          label={t("org.name")}
          name="name"
          required
        />
        <Region {...props} />
      </Section>
      <Section text={t("help.text")} title={t("help.title")}>
        <TextField
          defaultValue={settings.helpUrl ?? ""}
          hint={t("help.urlHint")}
          inputMode="url"
          isOptional
          label={t("help.url")}
          name="helpUrl"
        />
        <TextField
          defaultValue={settings.helpContact ?? ""}
          hint={t("help.contactHint")}
          isOptional
          label={t("help.contact")}
          name="helpContact"
        />
      </Section>
      <div className="flex justify-end">
        <SubmitButton>{t("save")}</SubmitButton>
      </div>
    </ActionForm>
  );
}

function Region({ settings, languages, timeZones, countries }: GeneralFormProps) {
  const t = useTranslations("settings.org");
  return (
    <>
      <SelectField
        choices={languages}
        defaultValue={settings.language}
        hint={t("languageHint")}
        label={t("language")}
        name="language"
      />
      <SelectField
        choices={timeZones}
        defaultValue={settings.timeZone}
        hint={t("timeZoneHint")}
        label={t("timeZone")}
        name="timeZone"
      />
      <SelectField
        choices={countries}
        defaultValue={settings.country}
        hint={t("countryHint")}
        label={t("country")}
        name="country"
      />
    </>
  );
}
