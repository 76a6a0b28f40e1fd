"use client";

import { useTranslations } from "next-intl";
import { useId } from "react";
import { writeSize } from "@/accounts/components/form/storage-size";
import { LinkButton } from "@/ui/button";
import { ActionForm } from "@/ui/forms/action-form";
import { FieldNote } from "@/ui/forms/field-frame";
import { useField } from "@/ui/forms/form-context";
import type { FormAction } from "@/ui/forms/form-state";
import { SelectField } from "@/ui/forms/select-field";
import { SubmitButton } from "@/ui/forms/submit-button";
import { TextField } from "@/ui/forms/text-field";
import { CheckboxField } from "@/ui/forms/tick-field";
import { Section } from "@/ui/panel";
import type { ApplicationRules } from "../input";
import { FACTORS } from "../input";

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
      <Section text={t("form.rulesText")} title={t("form.rules")}>
        <ChoiceFields rules={rules} />
        <FactorFields rules={rules} />
        <SpaceFields rules={rules} />
        <CheckboxField
          defaultChecked={rules.contactLogin === true}
          hint={t("form.loginHint")}
          label={t("form.login")}
          name="contactLogin"
        />
      </Section>
      <div className="flex flex-wrap justify-end gap-2">
        <LinkButton href={backHref}>{t("back")}</LinkButton>
        <SubmitButton>{t(application ? "editDo" : "newDo")}</SubmitButton>
      </div>
    </ActionForm>
  );
}

type RulesProps = { rules: ApplicationRules };

function ChoiceFields({ rules }: RulesProps) {
  const t = useTranslations("applications.form");
  const notification = rules.notification === undefined ? "" : rules.notification ? "yes" : "no";
  return (
    <div className="grid gap-4 md:grid-cols-2">
      <SelectField
        choices={(["USER", "CONTACT"] as const).map((value) => ({
          value,
          label: t(`kind${value}`),
        }))}
        defaultValue={rules.kind ?? ""}
        emptyLabel={t("kindAny")}
        label={t("kind")}
        name="ruleKind"
      />
      <SelectField
        choices={(["PUBLIC", "PRIVATE"] as const).map((value) => ({
          value,
          label: t(`visibility${value}`),
        }))}
        defaultValue={rules.visibility ?? ""}
        emptyLabel={t("visibilityAny")}
        label={t("visibility")}
        name="ruleVisibility"
      />
      <SelectField
        choices={(["yes", "no"] as const).map((value) => ({
          value,
          label: t(`notification${value}`),
        }))}
        defaultValue={notification}
        emptyLabel={t("notificationAny")}
        label={t("notification")}
        name="notification"
      />
    </div>
  );
}

function FactorFields({ rules }: RulesProps) {
  const t = useTranslations("applications.form");
  const value = useTranslations("person.value");
  const id = useId();
  const { error } = useField("factors", undefined, undefined);
  return (
    <fieldset aria-describedby={`${id}-note`} className="flex flex-col gap-2.5">
      <legend className="mb-1.5 text-sm font-medium text-foreground">{t("factors")}</legend>
      {FACTORS.map((factor) => (
        <CheckboxField
          defaultChecked={rules.factors?.includes(factor) ?? true}
          key={factor}
          label={value(factor)}
          name={`factor${factor}`}
        />
      ))}
      <FieldNote error={error} hint={t("factorsHint")} id={id} />
    </fieldset>
  );
}

function SpaceFields({ rules: { shareSpace, saveSpace } }: RulesProps) {
  const t = useTranslations("applications.form");
  const sizes = [
    ["shareLeast", shareSpace?.least],
    ["shareMost", shareSpace?.most],
    ["saveLeast", saveSpace?.least],
    ["saveMost", saveSpace?.most],
  ] as const;
  return (
    <div className="grid gap-4 md:grid-cols-2">
      {sizes.map(([name, bytes]) => (
        <TextField
          autoComplete="off"
          defaultValue={writeSize(bytes ?? null)}
          hint={t("sizeHint")}
          isOptional
          key={name}
          label={t(name)}
          name={name}
        />
      ))}
    </div>
  );
}
