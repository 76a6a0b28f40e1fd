"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { ActionForm } from "@/ui/forms/action-form";
import type { FormAction } from "@/ui/forms/form-state";
import type { Choice } from "@/ui/forms/select-field";
import { SelectField } from "@/ui/forms/select-field";
import { SubmitButton } from "@/ui/forms/submit-button";
import { TextField } from "@/ui/forms/text-field";
import { CheckboxField, SwitchField } from "@/ui/forms/tick-field";
import { Section } from "@/ui/panel";

interface TextsFormProps {
  action: FormAction;
  hidden: Record<string, string>;
  settings: { textsOn: boolean; textCountries: readonly string[]; textsADay: number };
  /** The organisation's own country. */
  own: string;
  countries: readonly Choice[];
  /** To how many countries, and how many to all of them in a day, while it is not trusted; undefined once it is. */
  trustedWith: { countries: number; texts: number } | undefined;
}

/** Whether people are texted, where, and how many a day. */
export function TextsForm(props: TextsFormProps) {
  const { action, hidden, settings, trustedWith } = props;
  const t = useTranslations("texts.settings");
  return (
    <ActionForm action={action} className="flex flex-col gap-6" hidden={hidden}>
      <Section title={t("title")}>
        <SwitchField
          defaultChecked={settings.textsOn}
          hint={t("onHint")}
          label={t("on")}
          name="textsOn"
        />
      </Section>
      <Countries {...props} />
      <Section title={t("limit")}>
        <TextField
          className="max-w-64"
          defaultValue={String(settings.textsADay)}
          hint={
            trustedWith === undefined
              ? t("mostHint")
              : `${t("mostHint")} ${t("mostNow", { count: trustedWith.texts })}`
          }
          inputMode="numeric"
          label={t("most")}
          name="textsADay"
        />
      </Section>
      <div className="flex justify-end">
        <SubmitButton>{t("save")}</SubmitButton>
      </div>
    </ActionForm>
  );
}

/** The countries that are on, each with its tick, and a list of the others to add from. */
function Countries({ settings, own, countries, trustedWith }: TextsFormProps) {
  const t = useTranslations("texts.settings");
  const saved = settings.textCountries.length > 0 ? settings.textCountries : [own];
  const [shown, setShown] = useState(saved);
  const nameOf = (code: string) => countries.find(({ value }) => value === code)?.label ?? code;
  const hints = [t("countriesHint", { country: nameOf(own) })];
  if (trustedWith) hints.push(t("countriesNow", { most: trustedWith.countries }));
  const hint = hints.join(" ");
  const others = countries.filter(({ value }) => !shown.includes(value));
  return (
    <Section text={hint} title={t("countries")}>
      <div className="grid gap-2.5 sm:grid-cols-2">
        {shown.map((code) => (
          <CheckboxField
            defaultChecked
            key={code}
            label={nameOf(code)}
            name="textCountry"
            value={code}
          />
        ))}
      </div>
      <SelectField
        choices={others}
        className="max-w-64"
        emptyLabel={t("choose")}
        key={shown.length}
        label={t("add")}
        name="another"
        onChange={({ target }) => target.value && setShown([...shown, target.value])}
      />
    </Section>
  );
}
