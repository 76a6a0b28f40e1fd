import { getTranslations } from "next-intl/server";
import { LANGUAGES, LOCALES, localeOf } from "@/lib/i18n/locales";

/** The languages of letters and pages, each in its own name, and what stands for none. */
export async function languageChoices(orgLanguage: string) {
  const t = await getTranslations("person.form");
  const own = localeOf(orgLanguage);
  const languages = LOCALES.map((value) => ({ value, label: LANGUAGES[value] }));
  return {
    languages,
    orgLanguage: t("languageOrg", { language: own ? LANGUAGES[own] : orgLanguage }),
  };
}

/** The first of these that letters are written in, English where none is. */
export const languageOf = (...wishes: (string | null | undefined)[]) =>
  LOCALES.find((language) => wishes.find(Boolean) === language) ?? "en";
