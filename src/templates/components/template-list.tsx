import { Check } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { Section } from "@/ui/panel";
import type { TemplateLetter } from "../rules";
import { TEMPLATE_LETTERS } from "../rules";

export interface TemplateLanguage {
  value: string;
  label: string;
}

interface TemplateListProps {
  path: string;
  languages: readonly TemplateLanguage[];
  /** "invitation fr" … for those the organisation has written itself. */
  own: ReadonlySet<string>;
}

/** Every letter with its languages; those with words of the organisation's own are marked. */
export function TemplateList({ path, languages, own }: TemplateListProps) {
  const t = useTranslations("templates");
  return TEMPLATE_LETTERS.map((letter) => (
    <Section key={letter} text={t(`about.${letter}`)} title={t(`letter.${letter}`)}>
      <ul aria-label={t(`letter.${letter}`)} className="flex flex-wrap gap-2">
        {languages.map((language) => (
          <LanguageLink
            href={`${path}/${letter}/${language.value}`}
            isOwn={own.has(`${letter} ${language.value}`)}
            key={language.value}
            language={language}
            letter={letter}
          />
        ))}
      </ul>
    </Section>
  ));
}

interface LanguageLinkProps {
  href: string;
  letter: TemplateLetter;
  language: TemplateLanguage;
  isOwn: boolean;
}

function LanguageLink({ href, letter, language, isOwn }: LanguageLinkProps) {
  const t = useTranslations("templates");
  const words = { letter: t(`letter.${letter}`), language: language.label };
  return (
    <li>
      <Link
        aria-label={t(isOwn ? "openOwn" : "open", words)}
        className={`flex h-10 items-center gap-1.5 rounded-lg border px-2.5 text-sm md:h-8 ${isOwn ? "border-transparent bg-accent-soft font-medium text-accent-soft-foreground" : "border-border text-muted hover:text-foreground"}`}
        href={href}
        prefetch={false}
      >
        {isOwn && <Check aria-hidden className="size-3.5" />}
        {language.label}
      </Link>
    </li>
  );
}
