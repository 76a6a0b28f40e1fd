import { useTranslations } from "next-intl";
import { Fragment } from "react";
import { allOf } from "@/addressees/rules";
import { LanguageCounts } from "@/campaigns/components/language-counts";
import { WayFigures } from "@/campaigns/components/way-figures";
import type { Outlook } from "@/rehearsals/queries";
import { HINDRANCES } from "@/rehearsals/rules";
import { TextLink } from "@/ui/text-link";
import { rehearsalHref } from "./rehearsal/view";

interface NumbersProps {
  outlook: Outlook;
  /** Address of the rehearsal, which says it of each. */
  rehearsal: string;
}

const WHYS = ["no-address", "text-country", "text-stopped", "undeliverable"] as const;

/** How those who await an invitation would be invited: by which way, who would be left out, and why. */
export function Numbers({ outlook, rehearsal }: NumbersProps) {
  const t = useTranslations("campaigns.unsent");
  const { total, channels, byLanguage, instead, hindered } = outlook;
  const notes = [
    ...WHYS.map((why) => {
      const count = instead[why] ?? 0;
      // who has neither address nor mobile is ready for a code: nothing is wrong with what is there
      const readiness = why === "no-address" ? ("ready" as const) : ("instead" as const);
      return { key: why, text: t(`instead.${why}`, { count }), count, readiness };
    }),
    ...HINDRANCES.map((why) => {
      const count = hindered[why] ?? 0;
      return { key: why, text: t(`hindered.${why}`, { count }), count, readiness: why };
    }),
  ].filter(({ count }) => count > 0);
  return (
    <section aria-label={t("numbers")} className="flex flex-col gap-2 px-4 pb-4 md:px-8">
      <WayFigures channels={channels} without={total - allOf(channels)} />
      <p className="text-xs text-muted">
        <LanguageCounts counts={byLanguage} />
        {notes.map(({ key, text, readiness }) => (
          <Fragment key={key}>
            {" "}
            {text}{" "}
            <TextLink href={rehearsalHref(rehearsal, { readiness })}>{t("showThem")}</TextLink>
          </Fragment>
        ))}
      </p>
    </section>
  );
}
