import { useFormatter, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { TextLink } from "@/ui/text-link";
import { WayFigures } from "../way-figures";
import type { LeftOut, Recipients } from "./recipients-of";
import { leftOutOf } from "./recipients-of";
import { useReason } from "./use-reason";

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
  return (
    <div className="flex flex-col gap-3">
      <WayFigures channels={recipients.channels} without={leftOutOf(recipients)} />
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
      <ReasonList groups={recipients.unreached} label={t("coded")} sayOf="instead" />
      <ReasonList groups={recipients.leftOut} label={t("leftOut")} />
    </div>
  );
}

interface ReasonListProps {
  label: string;
  groups: readonly LeftOut[];
  /** Why they get a code instead of a message; else why they are left out. */
  sayOf?: "instead";
}

/** Some people a line, by their reason, with the list of them where it can be shown. */
export function ReasonList({ label, groups, sayOf }: ReasonListProps) {
  const t = useTranslations("campaigns.compose");
  const say = useReason(sayOf);
  const format = useFormatter();
  if (groups.length === 0) return null;
  return (
    <ul
      aria-label={label}
      className="flex flex-col divide-y divide-separator border-y border-separator text-sm"
    >
      {groups.map(({ code, count, names, href }) => (
        <li className="flex items-baseline gap-3 py-2" key={code}>
          <span className="w-12 flex-none text-end font-semibold tabular-nums">
            {format.number(count)}
          </span>
          <span className="min-w-0 flex-1">
            <span className="block">{say(code)}</span>
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
