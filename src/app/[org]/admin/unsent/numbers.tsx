import { Link2, Mail, MailX } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { useLanguageName } from "@/people/components/use-chips";
import type { Unsent } from "@/people/read-unsent";

const SHOWN = 4;

/** How those who await an invitation can be invited: by which way, and in which languages. */
export function Numbers({ unsent, orgLanguage }: { unsent: Unsent; orgLanguage: string }) {
  const t = useTranslations("campaigns.unsent");
  const format = useFormatter();
  const cells = [
    { label: t("byMail"), icon: <Mail aria-hidden />, value: unsent.mailable },
    { label: t("noMail"), icon: <Link2 aria-hidden />, value: unsent.noEmail },
    { label: t("undeliverable"), icon: <MailX aria-hidden />, value: unsent.undeliverable },
  ].filter(({ value }, index) => index === 0 || value > 0);
  return (
    <section aria-label={t("numbers")} className="flex flex-col gap-2 px-4 pb-4 md:px-8">
      <ul className="panel grid max-w-160 auto-cols-fr grid-flow-col divide-x divide-separator">
        {cells.map(({ label, icon, value }) => (
          <li className="flex flex-col items-center px-2 py-3 text-center" key={label}>
            <span className="text-lg font-semibold tabular-nums">{format.number(value)}</span>
            <span className="flex items-center gap-1.5 text-xs text-muted [&_svg]:size-3.5 [&_svg]:max-md:hidden">
              {icon}
              {label}
            </span>
          </li>
        ))}
      </ul>
      <p className="text-xs text-muted">
        <Languages orgLanguage={orgLanguage} unsent={unsent} /> {unsent.noEmail > 0 && t("byHand")}
      </p>
    </section>
  );
}

/** Those without a language of their own read the organisation's. */
function Languages({ unsent, orgLanguage }: { unsent: Unsent; orgLanguage: string }) {
  const t = useTranslations("campaigns.unsent");
  const format = useFormatter();
  const nameOf = useLanguageName();
  const counts = new Map<string, number>();
  for (const { language, count } of unsent.languages) {
    const own = language ?? orgLanguage;
    counts.set(own, (counts.get(own) ?? 0) + count);
  }
  if (counts.size === 0) return null;
  const sorted = [...counts].sort(([, one], [, other]) => other - one);
  const words = sorted
    .slice(0, SHOWN)
    .map(([language, count]) => t("languageCount", { language: nameOf(language), count }));
  const more = sorted.length - words.length;
  if (more > 0) words.push(t("moreLanguages", { count: more }));
  return t("languages", { languages: format.list(words, { type: "conjunction" }) });
}
