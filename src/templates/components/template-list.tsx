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

/** Which letters carry the organisation's own words and in which languages; below, every letter with both kinds apart. */
export function TemplateList({ path, languages, own }: TemplateListProps) {
  const t = useTranslations("templates");
  const isOwn = (letter: TemplateLetter) => (language: TemplateLanguage) =>
    own.has(`${letter} ${language.value}`);
  const changed = TEMPLATE_LETTERS.filter((letter) => languages.some(isOwn(letter)));
  return (
    <>
      <div className="flex flex-col gap-1.5 text-sm">
        <p>{t("summary", { count: own.size })}</p>
        <ul className="flex flex-col gap-0.5 text-muted">
          {changed.map((letter) => (
            <li key={letter}>
              {t("changedIn", {
                letter: t(`letter.${letter}`),
                languages: languages
                  .filter(isOwn(letter))
                  .map(({ label }) => label)
                  .join(", "),
              })}
            </li>
          ))}
        </ul>
      </div>
      {TEMPLATE_LETTERS.map((letter) => {
        const builtIn = languages.filter((language) => !isOwn(letter)(language));
        const shown = { letter, path };
        return (
          <Section key={letter} text={t(`about.${letter}`)} title={t(`letter.${letter}`)}>
            <Languages {...shown} isOwn languages={languages.filter(isOwn(letter))} />
            <Languages {...shown} languages={builtIn} />
          </Section>
        );
      })}
    </>
  );
}

interface LanguagesProps {
  path: string;
  letter: TemplateLetter;
  languages: readonly TemplateLanguage[];
  isOwn?: boolean;
}

/** The languages of a letter that carry the same kind of words. */
function Languages({ path, letter, languages, isOwn = false }: LanguagesProps) {
  const t = useTranslations("templates");
  if (languages.length === 0) return null;
  const kind = t(isOwn ? "own" : "default");
  return (
    <div className="flex flex-col gap-1.5">
      <p className="text-xs text-muted">{kind}</p>
      <ul
        aria-label={t("group", { letter: t(`letter.${letter}`), kind })}
        className="flex flex-wrap gap-2"
      >
        {languages.map((language) => (
          <LanguageLink
            href={`${path}/${letter}/${language.value}`}
            isOwn={isOwn}
            key={language.value}
            language={language}
            letter={letter}
          />
        ))}
      </ul>
    </div>
  );
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
