import { KeyRound, Mail, MailX, MessageSquare } from "lucide-react";
import { useTranslations } from "next-intl";
import type { WayCount } from "@/addressees/queries";
import { LanguageCounts } from "@/campaigns/components/language-counts";
import { Figures } from "@/ui/states/figures";

const sumOf = (some: readonly WayCount[]): number =>
  some.reduce((sum, { count }) => sum + count, 0);

/** How those who await an invitation can be invited: by which way, and in which languages. */
export function Numbers({ ways, orgLanguage }: { ways: readonly WayCount[]; orgLanguage: string }) {
  const t = useTranslations("campaigns.unsent");
  const by = (way: WayCount["way"]) => ways.filter((one) => one.way === way && one.bar === null);
  const mails = by("EMAIL");
  const codes = sumOf(by("CODE"));
  return (
    <section aria-label={t("numbers")} className="flex flex-col gap-2 px-4 pb-4 md:px-8">
      <Figures
        figures={[
          { label: t("byMail"), icon: <Mail aria-hidden />, value: sumOf(mails) },
          { label: t("byText"), icon: <MessageSquare aria-hidden />, value: sumOf(by("SMS")) },
          { label: t("byCode"), icon: <KeyRound aria-hidden />, value: codes },
          {
            label: t("undeliverable"),
            icon: <MailX aria-hidden />,
            value: sumOf(ways.filter(({ bar }) => bar !== null)),
          },
        ]}
      />
      <p className="text-xs text-muted">
        <LanguageCounts counts={inOwn(mails, orgLanguage)} /> {codes > 0 && t("byHand")}
      </p>
    </section>
  );
}

/** Those without a language of their own read the organisation's. */
function inOwn(ways: readonly WayCount[], orgLanguage: string) {
  const groups = Map.groupBy(ways, ({ language }) => language ?? orgLanguage);
  return [...groups].map(([language, some]) => ({ language, count: sumOf(some) }));
}
