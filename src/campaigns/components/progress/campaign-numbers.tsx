import type { LucideIcon } from "lucide-react";
import {
  AlarmClock,
  Ban,
  Check,
  CheckCheck,
  CircleX,
  Clock3,
  MailOpen,
  MailX,
  UserCheck,
} from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import type { PeopleTally } from "@/recipients/tally-people";
import type { LetterState, LetterTally } from "../../queries";
import { DeliveryBar } from "./delivery-bar";

interface CampaignNumbersProps {
  tally: LetterTally;
  people: PeopleTally;
  /** How many letters it is altogether, those not yet queued included. */
  total: number;
  /** Those not yet queued. */
  unqueued: number;
  /** "192 a minute, about 11 minutes left" */
  pace?: string | undefined;
}

const sumOf = (tally: LetterTally): number => Object.values(tally).reduce((sum, n) => sum + n, 0);

/** How far it has come: one figure, the bar, and every step with its number. */
export function CampaignNumbers(props: CampaignNumbersProps) {
  const { tally, total, unqueued, pace } = props;
  const t = useTranslations("campaigns.page");
  const format = useFormatter();
  const gone = sumOf(tally) - (tally.QUEUED ?? 0) - (tally.DELAYED ?? 0) - (tally.CANCELLED ?? 0);
  return (
    <section aria-label={t("numbers")} className="panel flex flex-col overflow-hidden">
      <div className="flex flex-col gap-3 p-4 md:p-5">
        <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
          <p className="text-sm text-muted">
            <strong className="me-2 text-2xl font-semibold text-foreground tabular-nums">
              {format.number(gone)}
            </strong>
            {t("handedOver", { total })}
          </p>
          {pace && <p className="text-sm text-muted tabular-nums">{pace}</p>}
        </div>
        <DeliveryBar tally={tally} total={total} />
        {unqueued > 0 && (
          <p className="text-xs text-muted tabular-nums">{t("unqueued", { count: unqueued })}</p>
        )}
      </div>
      <Counters {...props} />
    </section>
  );
}

type Counter = {
  key: string;
  label: string;
  icon: LucideIcon;
  tone: string;
  count: number;
  note?: string | undefined;
};

function useCounters({ tally, people }: CampaignNumbersProps): Counter[] {
  const t = useTranslations("common.waitState");
  const format = useFormatter();
  const sent = (tally.SENT ?? 0) + (tally.LATE ?? 0) + (tally.DELIVERED ?? 0);
  const share = (count: number) =>
    sent > 0 ? format.number(count / sent, { style: "percent", maximumFractionDigits: 1 }) : "";
  const of = (key: Exclude<LetterState, "LATE">, icon: LucideIcon, tone: string): Counter => ({
    ...{ key, icon, tone },
    label: t(key),
    count: tally[key] ?? 0,
  });
  const delayed = of("DELAYED", AlarmClock, "text-warning-text");
  const bounced = of("BOUNCED", MailX, "text-danger-text");
  const counters = [
    of("QUEUED", Clock3, "text-muted"),
    of("SENT", Check, "text-muted"),
    of("DELIVERED", CheckCheck, "text-success-text"),
    { ...delayed, count: delayed.count + (tally.LATE ?? 0) },
    { ...bounced, count: bounced.count + (tally.COMPLAINED ?? 0) },
    of("FAILED", CircleX, "text-danger-text"),
    ...(tally.CANCELLED ? [of("CANCELLED", Ban, "text-muted")] : []),
  ];
  const came = [
    ["OPENED", MailOpen, people.opened],
    ["CLAIMED", UserCheck, people.claimed],
  ] as const;
  return [
    ...counters,
    ...came.map(([key, icon, count]) => ({
      ...{ key, icon, count },
      label: t(key),
      tone: "text-info-text",
      note: share(count),
    })),
  ];
}

/** The funnel as figures: queued, sent, delivered … opened, claimed. */
function Counters(props: CampaignNumbersProps) {
  const format = useFormatter();
  const counters = useCounters(props);
  return (
    <ul className="grid grid-cols-3 border-t border-separator md:auto-cols-fr md:grid-flow-col md:grid-cols-none">
      {counters.map(({ key, label, icon: Icon, tone, count, note }) => (
        <li
          className="-mt-px -ml-px border-t border-l border-separator px-2.5 py-3 md:px-5"
          key={key}
        >
          <p className={`flex items-center gap-1 text-xs md:gap-1.5 ${tone}`}>
            <Icon aria-hidden className="size-3.5 flex-none" />
            <span className="wrap-anywhere">{label}</span>
          </p>
          <p className="text-lg font-semibold tabular-nums">
            {format.number(count)}
            {note && <span className="ms-1.5 text-xs font-normal text-muted">{note}</span>}
          </p>
        </li>
      ))}
    </ul>
  );
}
