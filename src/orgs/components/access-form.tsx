"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { ActionForm } from "@/ui/forms/action-form";
import type { FormAction } from "@/ui/forms/form-state";
import { SubmitButton } from "@/ui/forms/submit-button";
import { CheckboxField, SwitchField } from "@/ui/forms/tick-field";
import { Notice } from "@/ui/notice";
import { Section } from "@/ui/panel";
import type { Factor } from "../rules";
import { FACTORS } from "../rules";

interface AccessFormProps {
  action: FormAction;
  hidden: Record<string, string>;
  settings: {
    memberEditing: boolean;
    memberLeaving: boolean;
    modificationPrevention: boolean;
    allowedFactors: readonly string[];
    requiredFactors: readonly string[];
  };
}

/** What people may change of themselves, and by what else than a password they prove who they are. */
export function AccessForm({ action, hidden, settings }: AccessFormProps) {
  const t = useTranslations("settings.access");
  const save = useTranslations("settings")("save");
  return (
    <ActionForm action={action} className="flex flex-col gap-6" hidden={hidden}>
      <Section title={t("profile")}>
        <SwitchField
          defaultChecked={settings.memberEditing}
          hint={t("memberEditingHint")}
          label={t("memberEditing")}
          name="memberEditing"
        />
        <SwitchField
          defaultChecked={settings.modificationPrevention}
          hint={t("preventionHint")}
          label={t("prevention")}
          name="modificationPrevention"
        />
        <SwitchField
          defaultChecked={settings.memberLeaving}
          hint={t("memberLeavingHint")}
          label={t("memberLeaving")}
          name="memberLeaving"
        />
      </Section>
      <Section text={t("factorsText")} title={t("factors")}>
        {FACTORS.map((factor) => (
          <FactorFields
            factor={factor}
            isAllowed={settings.allowedFactors.includes(factor)}
            isRequired={settings.requiredFactors.includes(factor)}
            key={factor}
          />
        ))}
        <Notice tone="quiet">{t("factorsNote")}</Notice>
      </Section>
      <div className="flex justify-end">
        <SubmitButton>{save}</SubmitButton>
      </div>
    </ActionForm>
  );
}

interface FactorFieldsProps {
  factor: Factor;
  isAllowed: boolean;
  isRequired: boolean;
}

/** A factor can be required only while it is allowed. */
function FactorFields({ factor, isAllowed: initial, isRequired }: FactorFieldsProps) {
  const t = useTranslations("settings.access");
  const [isAllowed, setAllowed] = useState(initial);
  return (
    <div className="flex flex-col gap-2.5">
      <CheckboxField
        defaultChecked={initial}
        hint={t(`hint.${factor}`)}
        label={t(`factor.${factor}`)}
        name={`allow${factor}`}
        onChange={(event) => setAllowed(event.target.checked)}
      />
      {isAllowed && (
        <CheckboxField
          className="ps-6.5"
          defaultChecked={isRequired}
          label={t("require", { factor: t(`factor.${factor}`) })}
          name={`require${factor}`}
        />
      )}
    </div>
  );
}
