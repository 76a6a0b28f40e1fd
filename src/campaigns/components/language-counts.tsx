import { useFormatter, useTranslations } from "next-intl";
import { useLanguageName } from "@/people/components/use-chips";

/** Beyond so many languages the others are one word. */
const SHOWN = 5;

interface LanguageCountsProps {
  counts: readonly { language: string; count: number }[];
}

/** In which languages letters go out, the most used first: "In French (14), German (6) and 3 in other languages." */
export function LanguageCounts({ counts }: LanguageCountsProps) {
  const t = useTranslations("campaigns.unsent");
  const format = useFormatter();
  const nameOf = useLanguageName();
  if (counts.length === 0) return null;
  const sorted = counts.toSorted(
    (one, other) => other.count - one.count || one.language.localeCompare(other.language),
  );
  const most = sorted.length > SHOWN ? SHOWN - 1 : SHOWN;
  const words = sorted
    .slice(0, most)
    .map(({ language, count }) => t("languageCount", { language: nameOf(language), count }));
  const others = sorted.slice(most).reduce((sum, { count }) => sum + count, 0);
  if (others > 0) words.push(t("otherLanguages", { count: others }));
  return t("languages", { languages: format.list(words, { type: "conjunction" }) });
}
