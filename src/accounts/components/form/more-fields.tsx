"use client";

import { useTranslations } from "next-intl";
import { use } from "react";
import { FormContext } from "@/ui/forms/form-context";
import { SelectField } from "@/ui/forms/select-field";
import { TextAreaField } from "@/ui/forms/text-area-field";
import { TextField } from "@/ui/forms/text-field";
import { CheckboxField } from "@/ui/forms/tick-field";
import type { FormValues } from "./profile-fields";
import { MORE_LINES } from "./profile-fields";

const NAMES: ReadonlySet<string> = new Set([
  ...MORE_LINES,
  "biography",
  "shareSpaceMax",
  "saveSpaceMax",
]);

/** The rarely used fields, folded away until one of them is wanted or wrong. */
export function MoreFields({
  values,
  allowsPrevention,
}: {
  values: FormValues;
  allowsPrevention: boolean;
}) {
  const t = useTranslations("person");
  const { fields = {} } = use(FormContext);
  const isWrong = Object.keys(fields).some((name) => NAMES.has(name));
  return (
    <details className="group border-t border-separator pt-4" open={isWrong || undefined}>
      <summary className="cursor-pointer text-sm font-medium">{t("form.more")}</summary>
      <div className="grid gap-4 pt-4 md:grid-cols-2">
        {MORE_LINES.map((name) => (
          <TextField
            autoComplete="off"
            defaultValue={values[name] ?? ""}
            isOptional
            key={name}
            label={t(`field.${name}`)}
            name={name}
          />
        ))}
        <TextAreaField
          className="md:col-span-2"
          defaultValue={values.biography ?? ""}
          isOptional
          label={t("field.biography")}
          name="biography"
          rows={3}
        />
        <PolicyFields allowsPrevention={allowsPrevention} values={values} />
      </div>
    </details>
  );
}

function PolicyFields({
  values,
  allowsPrevention,
}: {
  values: FormValues;
  allowsPrevention: boolean;
}) {
  const t = useTranslations("person");
  const visibilities = (["PRIVATE", "PUBLIC"] as const).map((value) => ({
    value,
    label: t(`value.${value}`),
  }));
  const factors = (["NONE", "TOTP", "SMS", "FIDO2"] as const).map((value) => ({
    value,
    label: t(`value.${value}`),
  }));
  return (
    <>
      <SelectField
        choices={visibilities}
        defaultValue={values.visibility ?? "PRIVATE"}
        label={t("form.visibility")}
        name="visibility"
      />
      <SelectField
        choices={factors}
        defaultValue={values.tfa ?? "NONE"}
        hint={t("form.tfaHint")}
        label={t("form.tfa")}
        name="tfa"
      />
      {(["shareSpaceMax", "saveSpaceMax"] as const).map((name) => (
        <TextField
          defaultValue={values[name] ?? ""}
          hint={t("form.sizeHint")}
          isOptional
          key={name}
          label={t(`field.${name}`)}
          name={name}
        />
      ))}
      <CheckboxField
        className="md:col-span-2"
        defaultChecked={(values.creationNotification ?? "on") === "on"}
        hint={t("form.notificationHint")}
        label={t("form.notification")}
        name="creationNotification"
      />
      {allowsPrevention && (
        <CheckboxField
          className="md:col-span-2"
          defaultChecked={values.modificationPrevention === "on"}
          label={t("form.prevention")}
          name="modificationPrevention"
        />
      )}
    </>
  );
}
