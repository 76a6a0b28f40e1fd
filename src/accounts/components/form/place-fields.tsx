"use client";

import { useTranslations } from "next-intl";
import { RadioField } from "@/ui/forms/tick-field";
import { ManyPicker } from "@/ui/pickers/many-picker";

/** Teams and applications that so many new accounts have from the beginning. */
export function PlaceFields({ org, people = 1 }: { org: string; people?: number }) {
  const teams = useTranslations("teams.person");
  const applications = useTranslations("applications.person");
  return (
    <div className="grid items-start gap-4 md:grid-cols-2">
      <ManyPicker
        hint={teams("hint")}
        isOptional
        label={teams("label")}
        name="teamIds"
        source={`/${org}/admin/teams/choices`}
      />
      <ManyPicker
        hint={applications("hint")}
        isOptional
        label={applications("label")}
        name="applicationIds"
        source={`/${org}/admin/applications/choices?people=${people}`}
      />
    </div>
  );
}

export function KindField({ onChange }: { onChange: (value: string) => void }) {
  const t = useTranslations("person.form");
  const kinds = useTranslations("people.kind");
  return (
    <div onChange={(event) => onChange(chosenIn(event.target))}>
      <RadioField
        choices={[
          { value: "USER", label: kinds("USER"), hint: t("userHint") },
          { value: "CONTACT", label: kinds("CONTACT"), hint: t("contactHint") },
        ]}
        defaultValue="USER"
        legend={t("kind")}
        name="kind"
      />
    </div>
  );
}

export const chosenIn = (target: EventTarget): string =>
  target instanceof HTMLInputElement ? target.value : "";
