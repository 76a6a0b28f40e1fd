import { getFormatter, getLocale, getTranslations } from "next-intl/server";
import { localeOf, tagOf } from "@/lib/i18n/locales";
import type { Terms } from "../rules";
import { textsFor } from "../rules";
import { TermsWords } from "./terms-words";

interface TermsTextsProps {
  terms: Terms;
  orgLanguage: string;
  /** A page that is there for reading shows the words at once. */
  isOpen?: boolean;
}

/** The organisation's terms in the reader's language, else in its own: each text to unfold, or a link to where it stands. */
export async function TermsTexts({ terms, orgLanguage, isOpen = false }: TermsTextsProps) {
  const [t, format, locale] = await Promise.all([
    getTranslations("terms"),
    getFormatter(),
    getLocale(),
  ]);
  const texts = textsFor(terms, [localeOf(locale), orgLanguage]);
  return (
    <div className="flex flex-col gap-3">
      {texts.map((text) =>
        text.url ? (
          <a
            className="panel flex min-h-12 items-center px-4 py-2 text-md font-medium underline decoration-border underline-offset-4 wrap-anywhere"
            href={text.url}
            hrefLang={tagOf(text.locale)}
            key={text.kind}
            rel="noreferrer"
            target="_blank"
          >
            {t("elsewhere", { title: t(text.kind) })}
          </a>
        ) : (
          <TermsWords
            isOpen={isOpen}
            key={text.kind}
            lang={tagOf(text.locale)}
            text={text}
            title={t(text.kind)}
          />
        ),
      )}
      <p className="text-sm text-muted">
        {t("version", {
          version: terms.version,
          date: format.dateTime(terms.publishedAt, "dayWithYear"),
        })}
      </p>
    </div>
  );
}
