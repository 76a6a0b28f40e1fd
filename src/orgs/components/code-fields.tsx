import { useTranslations } from "next-intl";
import { TextField } from "@/ui/forms/text-field";
import { RadioField } from "@/ui/forms/tick-field";
import { Section } from "@/ui/panel";
import { CODE_FACTS } from "../rules";

type CodeFieldsProps = { settings: { codeLifeDays: number; codeFact: string | null } };

/** How long access codes live, and what is asked after one. */
export function CodeFields({ settings }: CodeFieldsProps) {
  const t = useTranslations("settings.codes");
  const choices = (["NONE", ...CODE_FACTS] as const).map((value) => ({
    value,
    label: t(`fact.${value}`),
    hint: value === "NONE" ? t("noneHint") : undefined,
  }));
  return (
    <Section text={t("text")} title={t("title")}>
      <TextField
        className="max-w-64"
        defaultValue={String(settings.codeLifeDays)}
        hint={t("lifeHint")}
        inputMode="numeric"
        label={t("life")}
        name="codeLifeDays"
      />
      <RadioField
        choices={choices}
        defaultValue={settings.codeFact ?? "NONE"}
        legend={t("ask")}
        name="codeFact"
      />
    </Section>
  );
}
