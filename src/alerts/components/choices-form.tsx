"use client";

import { useTranslations } from "next-intl";
import { ActionForm } from "@/ui/forms/action-form";
import type { FormAction } from "@/ui/forms/form-state";
import { SelectField } from "@/ui/forms/select-field";
import { SubmitButton } from "@/ui/forms/submit-button";
import { Section } from "@/ui/panel";
import type { AlertKind, Way } from "../rules";
import { WAYS } from "../rules";

interface ChoicesFormProps {
  action: FormAction;
  org: string;
  /** Those that the reader can be told of at all. */
  kinds: readonly AlertKind[];
  chosen: Partial<Record<AlertKind, Way>>;
  /** Where their mails go; none without one. */
  address: string | null;
}

/** One choice a kind. */
export function ChoicesForm({ action, org, kinds, chosen, address }: ChoicesFormProps) {
  const t = useTranslations("alerts");
  const choices = WAYS.map((way) => ({ value: way, label: t(`choices.way.${way}`) }));
  return (
    <ActionForm action={action} className="flex flex-col gap-6" hidden={{ org }}>
      <Section
        text={address ? t("choices.to", { address }) : t("choices.noAddress")}
        title={t("choices.kinds")}
      >
        {kinds.map((kind) => (
          <SelectField
            choices={choices}
            className="max-w-96"
            defaultValue={chosen[kind] ?? "MAIL"}
            hint={t(`choices.hint.${kind}`)}
            key={kind}
            label={t(`kind.${kind}`)}
            name={kind}
          />
        ))}
      </Section>
      <div className="flex justify-end">
        <SubmitButton>{t("choices.save")}</SubmitButton>
      </div>
    </ActionForm>
  );
}
