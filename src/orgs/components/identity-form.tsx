"use client";

import { useTranslations } from "next-intl";
import { ActionForm } from "@/ui/forms/action-form";
import type { FormAction } from "@/ui/forms/form-state";
import { SubmitButton } from "@/ui/forms/submit-button";
import { TextField } from "@/ui/forms/text-field";
import { Section } from "@/ui/panel";

interface IdentityFormProps {
  action: FormAction;
  hidden: Record<string, string>;
  settings: { fromName: string | null; fromAddress: string | null; replyTo: string | null };
}

/** Under whose name and address letters go out, and where answers go. */
export function IdentityForm({ action, hidden, settings }: IdentityFormProps) {
  const t = useTranslations("settings.sender");
  const save = useTranslations("settings")("save");
  return (
    <ActionForm action={action} hidden={hidden}>
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
        <div className="flex justify-end">
          <SubmitButton>{save}</SubmitButton>
        </div>
      </Section>
    </ActionForm>
  );
}
