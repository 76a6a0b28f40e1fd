import { useFormatter, useTranslations } from "next-intl";
import { useLanguageName } from "@/people/components/use-chips";

const SHOWN = 4;

interface LanguageCountsProps {
  counts: readonly { language: string; count: number }[];
}

/** In which languages letters go out: "Mails in French (14), German (6) and 3 other languages." */
export function LanguageCounts({ counts }: LanguageCountsProps) {
  const t = useTranslations("campaigns.unsent");
  const format = useFormatter();
  const nameOf = useLanguageName();
  if (counts.length === 0) return null;
  const sorted = counts.toSorted((one, other) => other.count - one.count);
  const words = sorted
    .slice(0, SHOWN)
    .map(({ language, count }) => t("languageCount", { language: nameOf(language), count }));
  const more = sorted.length - words.length;
  if (more > 0) words.push(t("moreLanguages", { count: more }));
  return t("languages", { languages: format.list(words, { type: "conjunction" }) });
}
