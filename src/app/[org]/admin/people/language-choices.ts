import { getFormatter, getTranslations } from "next-intl/server";
import { LANGUAGES } from "@/accounts/input";

/** The languages of letters by their names in the reader's language, and what stands for none. */
export async function languageChoices(orgLanguage: string) {
  const format = await getFormatter();
  const t = await getTranslations("person.form");
  const name = (tag: string) => format.displayName(tag, { type: "language" }) ?? tag;
  const languages = LANGUAGES.map((value) => ({ value, label: name(value) }));
  return { languages, orgLanguage: t("languageOrg", { language: name(orgLanguage) }) };
}
