import { useFormatter, useLocale, useTranslations } from "next-intl";
import { writeSize } from "@/accounts/components/form/storage-size";
import type { ApplicationRules } from "../input";

/** What an application asks of its accounts, one phrase a rule. */
export function useRuleWords(): (rules: ApplicationRules) => string[] {
  const t = useTranslations("applications.rule");
  const format = useFormatter();
  const locale = useLocale();
  return ({ kind, visibility, factors, notification, shareSpace, saveSpace, contactLogin }) => {
    const size = (key: "shareLeast" | "shareMost" | "saveLeast" | "saveMost", bytes?: bigint) =>
      bytes === undefined ? undefined : t(key, { size: writeSize(bytes, locale) });
    const words = [
      kind && t(kind),
      visibility && t(visibility),
      factors &&
        t("factors", {
          factors: format.list(
            factors.map((name) => t(name)),
            { type: "disjunction" },
          ),
        }),
      notification !== undefined && t(notification ? "notified" : "silent"),
      size("shareLeast", shareSpace?.least),
      size("shareMost", shareSpace?.most),
      size("saveLeast", saveSpace?.least),
      size("saveMost", saveSpace?.most),
      contactLogin && t("login"),
    ];
    return words.filter((word): word is string => Boolean(word));
  };
}
