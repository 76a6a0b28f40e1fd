import { Link2, Mail, MailX } from "lucide-react";
import { useTranslations } from "next-intl";
import { LanguageCounts } from "@/campaigns/components/language-counts";
import type { Unsent } from "@/people/read-unsent";
import { Figures } from "@/ui/states/figures";

/** How those who await an invitation can be invited: by which way, and in which languages. */
export function Numbers({ unsent, orgLanguage }: { unsent: Unsent; orgLanguage: string }) {
  const t = useTranslations("campaigns.unsent");
  return (
    <section aria-label={t("numbers")} className="flex flex-col gap-2 px-4 pb-4 md:px-8">
      <Figures
        figures={[
          { label: t("byMail"), icon: <Mail aria-hidden />, value: unsent.mailable },
          { label: t("noMail"), icon: <Link2 aria-hidden />, value: unsent.noEmail },
          { label: t("undeliverable"), icon: <MailX aria-hidden />, value: unsent.undeliverable },
        ]}
      />
      <p className="text-xs text-muted">
        <LanguageCounts counts={inOwn(unsent, orgLanguage)} /> {unsent.noEmail > 0 && t("byHand")}
      </p>
    </section>
  );
}

/** Those without a language of their own read the organisation's. */
function inOwn({ languages }: Unsent, orgLanguage: string) {
  const groups = Map.groupBy(languages, ({ language }) => language ?? orgLanguage);
  return [...groups].map(([language, some]) => ({
    language,
    count: some.reduce((sum, { count }) => sum + count, 0),
  }));
}
