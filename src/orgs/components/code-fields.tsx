import { useTranslations } from "next-intl";
import { NumberField } from "@/ui/forms/text-field";
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
      <NumberField
        hint={t("lifeHint")}
        label={t("life")}
        name="codeLifeDays"
        value={settings.codeLifeDays}
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
