"use client";

import { useTranslations } from "next-intl";
import { ActionForm } from "@/ui/forms/action-form";
import type { FormAction } from "@/ui/forms/form-state";
import { SubmitButton } from "@/ui/forms/submit-button";
import { NumberField } from "@/ui/forms/text-field";
import { Section } from "@/ui/panel";

interface RetentionFormProps {
  action: FormAction;
  hidden: Record<string, string>;
  days: number;
}

/** How long a closed account can be reopened, before it is erased. */
export function RetentionForm({ action, hidden, days }: RetentionFormProps) {
  const t = useTranslations("settings.retention");
  const save = useTranslations("settings")("save");
  return (
    <ActionForm action={action} className="flex flex-col gap-6" hidden={hidden}>
      <Section text={t("text")} title={t("title")}>
        <NumberField hint={t("daysHint")} label={t("days")} name="retentionDays" value={days} />
      </Section>
      <div className="flex justify-end">
        <SubmitButton>{save}</SubmitButton>
      </div>
    </ActionForm>
  );
}
