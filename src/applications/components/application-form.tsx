"use client";

import { useTranslations } from "next-intl";
import { LinkButton } from "@/ui/button";
import { ActionForm } from "@/ui/forms/action-form";
import type { FormAction } from "@/ui/forms/form-state";
import { SubmitButton } from "@/ui/forms/submit-button";
import { TextField } from "@/ui/forms/text-field";
import type { ApplicationRules } from "../input";
import { RuleFields } from "./rule-fields";

interface ApplicationFormProps {
  action: FormAction;
  org: string;
  /** The one that is edited; without it a new one is made. */
  application?: { id: string; name: string; licences: number | null; rules: ApplicationRules };
  backHref: string;
}

const NO_RULES: ApplicationRules = {};

/** Name, licences and rules of an application. */
export function ApplicationForm({ action, org, application, backHref }: ApplicationFormProps) {
  const t = useTranslations("applications");
  const rules = application?.rules ?? NO_RULES;
  return (
    <ActionForm
      action={action}
      className="flex flex-col gap-6"
      hidden={application ? { org, id: application.id } : { org }}
    >
      <TextField
        autoComplete="off"
        defaultValue={application?.name ?? ""}
        hint={t("form.nameHint")}
        label={t("form.name")}
        maxLength={100}
        name="name"
        required
      />
      <TextField
        autoComplete="off"
        defaultValue={application?.licences?.toString() ?? ""}
        hint={t("form.licencesHint")}
        inputMode="numeric"
        isOptional
        label={t("form.licences")}
        name="licences"
      />
      <RuleFields rules={rules} />
      <div className="flex flex-wrap justify-end gap-2">
        <LinkButton href={backHref}>{t("back")}</LinkButton>
        <SubmitButton>{t(application ? "editDo" : "newDo")}</SubmitButton>
      </div>
    </ActionForm>
  );
}
