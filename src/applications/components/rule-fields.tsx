"use client";

import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { use, useId } from "react";
import { writeSize } from "@/accounts/components/form/storage-size";
import { FieldNote } from "@/ui/forms/field-frame";
import { FormContext, useField } from "@/ui/forms/form-context";
import { SelectField } from "@/ui/forms/select-field";
import { TextField } from "@/ui/forms/text-field";
import { CheckboxField } from "@/ui/forms/tick-field";
import type { ApplicationRules } from "../input";
import { FACTORS } from "../input";

/** What stands outside of the rules. */
const PLAIN: ReadonlySet<string> = new Set(["name", "licences"]);

type RulesProps = { rules: ApplicationRules };

/** What an account must be like; most applications ask nothing, so it is folded away until one does or one is wrong. */
export function RuleFields({ rules }: RulesProps) {
  const t = useTranslations("applications.form");
  const { fields = {} } = use(FormContext);
  const isWrong = Object.keys(fields).some((name) => !PLAIN.has(name));
  const isOpen = isWrong || Object.keys(rules).length > 0;
  return (
    <details className="border-t border-separator pt-5" open={isOpen || undefined}>
      <summary className="cursor-pointer text-base font-semibold">
        {t("rules")}
        <span className="block text-sm font-normal text-muted">{t("rulesText")}</span>
      </summary>
      <div className="flex flex-col gap-6 pt-5">
        <ChoiceFields rules={rules} />
        <FactorFields rules={rules} />
        <SpaceFields rules={rules} />
        <CheckboxField
          defaultChecked={rules.contactLogin === true}
          hint={t("loginHint")}
          label={t("login")}
          name="contactLogin"
        />
      </div>
    </details>
  );
}

function ChoiceFields({ rules }: RulesProps) {
  const t = useTranslations("applications.form");
  const notification = rules.notification === undefined ? "" : rules.notification ? "yes" : "no";
  return (
    <div className="grid items-start gap-4 md:grid-cols-2">
      <SelectField
        choices={(["USER", "CONTACT"] as const).map((value) => ({
          value,
          label: t(`kind${value}`),
        }))}
        defaultValue={rules.kind ?? ""}
        emptyLabel={t("kindAny")}
        hint={t("kindHint")}
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
        hint={t("visibilityHint")}
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
        hint={t("notificationHint")}
        label={t("notification")}
        name="notification"
      />
    </div>
  );
}

interface GroupProps {
  legend: string;
  hint: string;
  error?: string | undefined;
  className: string;
  children: ReactNode;
}

function Group({ legend, hint, error, className, children }: GroupProps) {
  const id = useId();
  return (
    <fieldset aria-describedby={`${id}-note`} className="flex flex-col gap-2.5">
      <legend className="mb-1.5 text-sm font-medium text-foreground">{legend}</legend>
      <FieldNote error={error} hint={hint} id={id} />
      <div className={className}>{children}</div>
    </fieldset>
  );
}

function FactorFields({ rules }: RulesProps) {
  const t = useTranslations("applications.form");
  const value = useTranslations("person.value");
  const { error } = useField("factors", undefined, undefined);
  return (
    <Group
      className="flex flex-col gap-2.5"
      error={error}
      hint={t("factorsHint")}
      legend={t("factors")}
    >
      {FACTORS.map((factor) => (
        <CheckboxField
          defaultChecked={rules.factors?.includes(factor) ?? true}
          key={factor}
          label={value(factor)}
          name={`factor${factor}`}
        />
      ))}
    </Group>
  );
}

function SpaceFields({ rules: { shareSpace, saveSpace } }: RulesProps) {
  const t = useTranslations("applications.form");
  const locale = useLocale();
  const spaces = [
    ["share", { shareLeast: shareSpace?.least, shareMost: shareSpace?.most }],
    ["save", { saveLeast: saveSpace?.least, saveMost: saveSpace?.most }],
  ] as const;
  return spaces.map(([space, sizes]) => (
    <Group
      className="grid items-start gap-4 md:grid-cols-2"
      hint={t(`${space}Hint`)}
      key={space}
      legend={t(space)}
    >
      {Object.entries(sizes).map(([name, bytes]) => (
        <TextField
          autoComplete="off"
          defaultValue={writeSize(bytes ?? null, locale)}
          hint={t("sizeHint")}
          isOptional
          key={name}
          label={t(name.endsWith("Least") ? `${space}Least` : `${space}Most`)}
          name={name}
        />
      ))}
    </Group>
  ));
}
