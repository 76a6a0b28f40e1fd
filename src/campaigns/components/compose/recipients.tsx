import { KeyRound, Mail, MessageSquare, UserMinus } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Figures } from "@/ui/states/figures";
import { TextLink } from "@/ui/text-link";
import type { Recipients } from "./recipients-of";
import { leftOutOf } from "./recipients-of";

interface RecipientsSummaryProps {
  recipients: Recipients;
  /** "Everyone awaiting an invitation." */
  who: string;
  listHref: string;
  /** Person by person, where it can be shown. */
  rehearsalHref?: string | undefined;
  /** Whether codes are given, where somebody would need one. */
  codes?: ReactNode;
}

/** By which way how many are written to, who is left out and why. */
export function RecipientsSummary(props: RecipientsSummaryProps) {
  const { recipients, who, listHref, rehearsalHref, codes } = props;
  const t = useTranslations("campaigns.compose");
  const { EMAIL, SMS, CODE } = recipients.channels;
  return (
    <div className="flex flex-col gap-3">
      <Figures
        figures={[
          { label: t("byMail"), icon: <Mail aria-hidden />, value: EMAIL },
          { label: t("byText"), icon: <MessageSquare aria-hidden />, value: SMS },
          { label: t("byCode"), icon: <KeyRound aria-hidden />, value: CODE },
          { label: t("without"), icon: <UserMinus aria-hidden />, value: leftOutOf(recipients) },
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
      {codes}
      <LeftOutList leftOut={recipients.leftOut} />
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
