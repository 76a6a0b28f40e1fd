"use client";

import { useTranslations } from "next-intl";
import { ActionForm } from "@/ui/forms/action-form";
import type { FormAction } from "@/ui/forms/form-state";
import { SubmitButton } from "@/ui/forms/submit-button";
import { NumberField } from "@/ui/forms/text-field";
import { SwitchField } from "@/ui/forms/tick-field";
import { Section } from "@/ui/panel";
import { CodeFields } from "./code-fields";
import { HoursFields } from "./hours-fields";
import { LinkLifeField } from "./link-life-field";
import type { Ahead } from "./reminder-fields";
import { ReminderFields } from "./reminder-fields";

interface InvitationsFormProps {
  action: FormAction;
  hidden: Record<string, string>;
  /** Whom automatic reminders would write to in the next days. */
  ahead: Ahead;
  settings: {
    linkLifeHours: number;
    autoInvite: boolean;
    integrationsInvite: boolean;
    answerRequests: boolean;
    approvalRows: number | null;
    codeLifeDays: number;
    codeFact: string | null;
    autoRemind: boolean;
    mostReminders: number;
    sendingDays: readonly number[];
    sendingFrom: string;
    sendingUntil: string;
  };
}

/** How long links live, and what is sent without anybody pressing a button. */
export function InvitationsForm({ action, hidden, settings, ahead }: InvitationsFormProps) {
  const t = useTranslations("settings.invitations");
  const save = useTranslations("settings")("save");
  return (
    <ActionForm action={action} className="flex flex-col gap-6" hidden={hidden}>
      <Section title={t("title")}>
        <LinkLifeField hours={settings.linkLifeHours} />
      </Section>
      <CodeFields settings={settings} />
      <Section title={t("automatic")}>
        <SwitchField
          defaultChecked={settings.autoInvite}
          hint={t("autoHint")}
          label={t("auto")}
          name="autoInvite"
        />
        <SwitchField
          defaultChecked={settings.integrationsInvite}
          hint={t("integrationsHint")}
          label={t("integrations")}
          name="integrationsInvite"
        />
        <SwitchField
          defaultChecked={settings.answerRequests}
          hint={t("answerHint")}
          label={t("answer")}
          name="answerRequests"
        />
      </Section>
      <ReminderFields ahead={ahead} settings={settings} />
      <HoursFields settings={settings} />
      <Section text={t("approvalText")} title={t("approval")}>
        <NumberField
          hint={t("approvalHint")}
          isOptional
          label={t("approvalRows")}
          name="approvalRows"
          value={settings.approvalRows}
        />
      </Section>
      <div className="flex justify-end">
        <SubmitButton>{save}</SubmitButton>
      </div>
    </ActionForm>
  );
}
