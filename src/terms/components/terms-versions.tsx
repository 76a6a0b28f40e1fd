import { useTranslations } from "next-intl";
import type { Locale } from "@/lib/i18n/locales";
import { LANGUAGES, tagOf } from "@/lib/i18n/locales";
import { Moment } from "@/ui/moment";
import { Section } from "@/ui/panel";
import { TextLink } from "@/ui/text-link";
import type { VersionRow } from "../queries";
import type { Terms } from "../rules";
import { TermsWords } from "./terms-words";

interface TermsVersionsProps {
  versions: readonly VersionRow[];
  /** The page's own address. */
  path: string;
  /** The one that is opened for reading. */
  opened: Terms | undefined;
}

/** Every version there ever was, the newest first, each to be read as it was published. */
export function TermsVersions({ versions, path, opened }: TermsVersionsProps) {
  const t = useTranslations("termsForm");
  if (versions.length === 0) return null;
  return (
    <Section text={t("versionsText")} title={t("versions")}>
      <ul className="flex flex-col divide-y divide-separator text-sm">
        {versions.map((row) => (
          <li className="flex flex-col gap-2 py-2.5" key={row.version}>
            <Version isOpen={row.version === opened?.version} path={path} row={row} />
            {row.version === opened?.version && <Words texts={opened.texts} />}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Version({ row, path, isOpen }: { row: VersionRow; path: string; isOpen: boolean }) {
  const t = useTranslations("termsForm");
  const { version, publishedAt, publishedBy, askedAgain, isInForce, locales } = row;
  return (
    <div className="flex flex-wrap items-baseline gap-x-3 gap-y-0.5">
      <TextLink
        aria-expanded={isOpen}
        href={isOpen ? path : `${path}?version=${version}`}
        look="name"
        scroll={false}
      >
        {t("version", { version })}
      </TextLink>
      {isInForce && <span className="text-success-text">{t("isInForce")}</span>}
      <span className="text-muted">
        {t.rich(publishedBy ? "publishedBy" : "publishedOn", {
          name: publishedBy ?? "",
          when: () => <Moment at={publishedAt} />,
        })}
      </span>
      <span className="w-full text-xs text-muted">
        {locales.map((locale) => LANGUAGES[locale as Locale]).join(", ")}
        {askedAgain && ` · ${t("askedAgain")}`}
      </span>
    </div>
  );
}

function Words({ texts }: Pick<Terms, "texts">) {
  const t = useTranslations("termsForm");
  return texts.map((text) => (
    <TermsWords
      key={`${text.kind} ${text.locale}`}
      lang={tagOf(text.locale)}
      text={text}
      title={`${LANGUAGES[text.locale]} · ${t(text.kind === "TERMS" ? "terms" : "privacy")}`}
    />
  ));
}
