import { Mail, UserMinus } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import type { RefusalCode } from "@/lib/refusal";
import { Figures } from "@/ui/states/figures";
import { TextLink } from "@/ui/text-link";

export type LeftOut = {
  code: RefusalCode;
  count: number;
  names: readonly string[];
  /** The People list of them, where it can be narrowed to them. */
  href?: string | undefined;
};

/** Whom a campaign goes to, as it was counted when the page was made. */
export type Recipients = {
  /** Letters that would go out. */
  mails: number;
  languages: readonly { language: string; count: number }[];
  leftOut: readonly LeftOut[];
};

interface RecipientsSummaryProps {
  recipients: Recipients;
  /** "Everyone awaiting an invitation." */
  who: string;
  listHref: string;
  /** Person by person, where it can be shown. */
  rehearsalHref?: string | undefined;
}

/** By which way how many are written to, who is left out and why. */
export function RecipientsSummary(props: RecipientsSummaryProps) {
  const { recipients, who, listHref, rehearsalHref } = props;
  const t = useTranslations("campaigns.compose");
  const { mails, leftOut } = recipients;
  const without = leftOut.reduce((sum, { count }) => sum + count, 0);
  return (
    <div className="flex flex-col gap-2">
      <Figures
        figures={[
          { label: t("byMail"), icon: <Mail aria-hidden />, value: mails },
          { label: t("without"), icon: <UserMinus aria-hidden />, value: without },
        ]}
      />
      <p className="text-xs text-muted">
        {who} <TextLink href={listHref}>{t("showList")}</TextLink>
        {rehearsalHref && (
          <>
            {" · "}
            <TextLink href={rehearsalHref}>{t("rehearse")}</TextLink>
          </>
        )}
      </p>
      <LeftOutList leftOut={leftOut} />
    </div>
  );
}

/** A refusal's first sentence is the reason; what follows is for whom it stopped. */
const reasonOf = (refusal: string): string => refusal.split(/(?<=[.。])\s/u)[0] ?? refusal;

function LeftOutList({ leftOut }: Pick<Recipients, "leftOut">) {
  const t = useTranslations("campaigns.compose");
  const refusals = useTranslations("refusals");
  const format = useFormatter();
  if (leftOut.length === 0) return null;
  return (
    <ul
      aria-label={t("leftOut")}
      className="flex flex-col divide-y divide-separator border-y border-separator text-sm"
    >
      {leftOut.map(({ code, count, names, href }) => (
        <li className="flex items-baseline gap-3 py-2" key={code}>
          <span className="w-12 flex-none text-end font-semibold tabular-nums">
            {format.number(count)}
          </span>
          <span className="min-w-0 flex-1">
            <span className="block">{reasonOf(refusals(code, { field: "" }))}</span>
            {names.length > 0 && (
              <span className="block truncate text-xs text-muted">{names.join(", ")}</span>
            )}
          </span>
          {href && (
            <TextLink className="flex-none text-xs" href={href}>
              {t("showThem")}
            </TextLink>
          )}
        </li>
      ))}
    </ul>
  );
}
