"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { ActionForm } from "@/ui/forms/action-form";
import { controlProps, FieldFrame } from "@/ui/forms/field-frame";
import { useField } from "@/ui/forms/form-context";
import type { FormAction } from "@/ui/forms/form-state";
import { SubmitButton } from "@/ui/forms/submit-button";
import { Section } from "@/ui/panel";
import { isColor } from "../rules";
import { LookPreview } from "./look-preview";

interface LookFormProps {
  action: FormAction;
  hidden: Record<string, string>;
  org: { name: string; brand: string; logo: string | undefined };
}

/** The organisation's colour, shown in both themes before it is saved. */
export function LookForm({ action, hidden, org }: LookFormProps) {
  const t = useTranslations("settings.look");
  const save = useTranslations("settings")("save");
  const [typed, setTyped] = useState(org.brand);
  const [shown, setShown] = useState(org.brand);
  const change = (value: string) => {
    const color = value.trim().toLowerCase();
    setTyped(value);
    if (isColor(color)) setShown(color);
  };
  return (
    <ActionForm action={action} className="flex flex-col gap-6" hidden={hidden}>
      <Section text={t("colorText")} title={t("color")}>
        <ColorField onChange={change} shown={shown} typed={typed} />
        <div className="grid gap-4 sm:grid-cols-2">
          <LookPreview brand={shown} logo={org.logo} name={org.name} theme="light" />
          <LookPreview brand={shown} logo={org.logo} name={org.name} theme="dark" />
        </div>
      </Section>
      <div className="flex justify-end">
        <SubmitButton>{save}</SubmitButton>
      </div>
    </ActionForm>
  );
}

interface ColorFieldProps {
  typed: string;
  /** The last one that was a colour. */
  shown: string;
  onChange: (value: string) => void;
}

function ColorField({ typed, shown, onChange }: ColorFieldProps) {
  const t = useTranslations("settings.look");
  const { error } = useField("brand", undefined, undefined);
  const hint = t("colorHint");
  return (
    <FieldFrame error={error} hint={hint} id="brand" label={t("colorLabel")}>
      <div className="flex items-center gap-2">
        <input
          aria-label={t("colorPick")}
          className="h-9 w-12 cursor-pointer rounded-lg border border-(--field-border) bg-(--field-background) p-1"
          onChange={(event) => onChange(event.target.value)}
          type="color"
          value={shown}
        />
        <input
          {...controlProps("brand", error, hint)}
          autoComplete="off"
          className="input w-32 font-mono"
          maxLength={7}
          name="brand"
          onChange={(event) => onChange(event.target.value)}
          spellCheck={false}
          type="text"
          value={typed}
        />
      </div>
    </FieldFrame>
  );
}
