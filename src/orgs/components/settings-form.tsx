"use client";

import { useTranslations } from "next-intl";
import { ActionForm } from "@/ui/forms/action-form";
import type { FormAction } from "@/ui/forms/form-state";
import type { Choice } from "@/ui/forms/select-field";
import { SelectField } from "@/ui/forms/select-field";
import { SubmitButton } from "@/ui/forms/submit-button";
import { TextField } from "@/ui/forms/text-field";
import { SwitchField } from "@/ui/forms/tick-field";
import { Section } from "@/ui/panel";
import { LinkLifeField } from "./link-life-field";

export interface ShownSettings {
  name: string;
  language: string;
  timeZone: string;
  fromName: string | null;
  fromAddress: string | null;
  replyTo: string | null;
  linkLifeHours: number;
  autoInvite: boolean;
}

interface SettingsFormProps {
  action: FormAction;
  org: string;
  settings: ShownSettings;
  languages: readonly Choice[];
  timeZones: readonly Choice[];
}

/** Name, language, sender and invitations of an organisation, saved together. */
export function SettingsForm({ action, org, settings, languages, timeZones }: SettingsFormProps) {
  const t = useTranslations("settings");
  return (
    <ActionForm action={action} className="flex flex-col gap-6" hidden={{ org }}>
      <Section title={t("org.title")}>
        <TextField
          defaultValue={settings.name}
          hint={t("org.nameHint")}
          label={t("org.name")}
          name="name"
          required
        />
        <SelectField
          choices={languages}
          defaultValue={settings.language}
          hint={t("org.languageHint")}
          label={t("org.language")}
          name="language"
        />
        <SelectField
          choices={timeZones}
          defaultValue={settings.timeZone}
          hint={t("org.timeZoneHint")}
          label={t("org.timeZone")}
          name="timeZone"
        />
      </Section>
      <SenderSection settings={settings} />
      <Section title={t("invitations.title")}>
        <LinkLifeField hours={settings.linkLifeHours} />
        <SwitchField
          defaultChecked={settings.autoInvite}
          hint={t("invitations.autoHint")}
          label={t("invitations.auto")}
          name="autoInvite"
        />
      </Section>
      <div className="flex justify-end">
        <SubmitButton>{t("save")}</SubmitButton>
      </div>
    </ActionForm>
  );
}

function SenderSection({ settings }: { settings: ShownSettings }) {
  const t = useTranslations("settings.sender");
  return (
    <Section text={t("text")} title={t("title")}>
      <TextField
        defaultValue={settings.fromName ?? ""}
        hint={t("fromNameHint")}
        isOptional
        label={t("fromName")}
        name="fromName"
      />
      <TextField
        defaultValue={settings.fromAddress ?? ""}
        hint={t("fromAddressHint")}
        inputMode="email"
        isOptional
        label={t("fromAddress")}
        name="fromAddress"
      />
      <TextField
        defaultValue={settings.replyTo ?? ""}
        hint={t("replyToHint")}
        inputMode="email"
        isOptional
        label={t("replyTo")}
        name="replyTo"
      />
    </Section>
  );
}
