"use client";

import { useTranslations } from "next-intl";
import type { Locale } from "@/lib/i18n/locales";
import { LANGUAGES, LOCALES } from "@/lib/i18n/locales";
import { ActionForm } from "@/ui/forms/action-form";
import type { FormAction } from "@/ui/forms/form-state";
import { TextAreaField } from "@/ui/forms/text-area-field";
import { SwitchField } from "@/ui/forms/tick-field";
import { Section } from "@/ui/panel";
import type { TermsText } from "../rules";
import { PublishButton } from "./publish-button";

interface TermsFormProps {
  action: FormAction;
  hidden: Record<string, string>;
  texts: readonly TermsText[];
  /** Stands first: everybody whose language has no text reads it. */
  orgLanguage: string;
  /** Which version is in force since when, or that none is. */
  state: string;
  /** The number of the version that would be published. */
  next: number;
}

const FORM = "terms";

/** The words of every language, published together as one version. */
export function TermsForm({ action, hidden, texts, orgLanguage, state, next }: TermsFormProps) {
  const t = useTranslations("termsForm");
  const languages = LOCALES.toSorted(
    (a, b) => Number(b === orgLanguage) - Number(a === orgLanguage),
  );
  return (
    <ActionForm action={action} className="flex flex-col gap-6" hidden={hidden} id={FORM}>
      <Section text={t("text")} title={t("title")}>
        <p className="text-sm">{state}</p>
        <div className="flex flex-col gap-2">
          {languages.map((locale) => (
            <LanguageTexts
              isOpen={locale === orgLanguage}
              key={locale}
              locale={locale}
              texts={texts.filter((text) => text.locale === locale)}
            />
          ))}
        </div>
        <SwitchField hint={t("againHint")} label={t("again")} name="askAgain" />
      </Section>
      <div className="flex justify-end">
        <PublishButton form={FORM} texts={texts} version={next} />
      </div>
    </ActionForm>
  );
}

interface LanguageTextsProps {
  locale: Locale;
  texts: readonly TermsText[];
  isOpen: boolean;
}

const KINDS = [
  ["TERMS", "terms"],
  ["PRIVACY", "privacy"],
] as const;

function LanguageTexts({ locale, texts, isOpen }: LanguageTextsProps) {
  const t = useTranslations("termsForm");
  const language = LANGUAGES[locale];
  return (
    <details className="rounded-lg border border-border px-3" open={isOpen}>
      <summary className="cursor-pointer py-2.5 text-sm font-medium">
        {texts.length > 0
          ? t("written", { language, count: texts.length })
          : t("unwritten", { language })}
      </summary>
      <div className="flex flex-col gap-4 pb-3">
        {KINDS.map(([kind, label]) => {
          const text = texts.find((one) => one.kind === kind);
          return (
            <TextAreaField
              defaultValue={text?.url ?? text?.body ?? ""}
              hint={t("hint")}
              isOptional
              key={kind}
              label={t(label)}
              lang={locale}
              name={`${kind}.${locale}`}
              rows={5}
            />
          );
        })}
      </div>
    </details>
  );
}
