import { useFormatter, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Panel } from "@/ui/panel";
import type { Channel } from "@/ui/states/channel-icon";
import { ChannelIcon } from "@/ui/states/channel-icon";
import { Cut } from "@/ui/tables/data-table";
import type { ClaimTime } from "../queries";
import { spanOf } from "../rules";

interface ClaimTimesProps {
  times: readonly ClaimTime[];
  /** Medians are of the newest so many claims. */
  most: number;
}

/** How long people take from their invitation to their claim. */
export function ClaimTimes({ times, most }: ClaimTimesProps) {
  const t = useTranslations("overview.times");
  const all = times.find(({ kind }) => kind === "all");
  if (!all) return <Panel text={t("nothing")} title={t("title")} />;
  const of = (kind: ClaimTime["kind"]) => times.filter((time) => time.kind === kind);
  return (
    <Panel text={t("text")} title={t("title")}>
      <p className="flex items-baseline gap-2">
        <span className="text-2xl font-semibold tabular-nums">
          <Span seconds={all.seconds} />
        </span>
        <span className="text-xs text-muted">{t("people", { count: all.people })}</span>
      </p>
      <TimesTable longest={longestOf(times)} times={of("channel")} title={t("channel")} />
      <TimesTable longest={longestOf(times)} times={of("team")} title={t("team")} />
      {all.people >= most && <p className="text-xs text-muted">{t("newest", { count: most })}</p>}
    </Panel>
  );
}

const longestOf = (times: readonly ClaimTime[]): number =>
  Math.max(1, ...times.map(({ seconds }) => seconds));

function Span({ seconds }: { seconds: number }): ReactNode {
  const { value, unit } = spanOf(seconds);
  return useFormatter().number(value, { style: "unit", unit, unitDisplay: "short" });
}

interface TimesTableProps {
  title: string;
  times: readonly ClaimTime[];
  longest: number;
}

function TimesTable({ title, times, longest }: TimesTableProps) {
  const t = useTranslations("overview.times");
  if (times.length === 0) return null;
  return (
    <table className="w-full table-fixed text-sm">
      <caption className="pb-1 text-start text-xs font-medium text-muted">{title}</caption>
      <thead className="sr-only">
        <tr>
          <th scope="col">{t("what")}</th>
          <th scope="col">{t("median")}</th>
        </tr>
      </thead>
      <tbody>
        {times.map(({ kind, name, people, seconds }) => (
          <tr key={name}>
            <th className="py-1 pe-3 text-start font-normal" scope="row">
              {kind === "channel" ? (
                <ChannelIcon channel={name as Channel} isWordShown />
              ) : (
                <Cut className="max-w-full" text={name} />
              )}
              <span className="sr-only"> ({t("people", { count: people })})</span>
            </th>
            <td className="w-2/5 py-1 text-end whitespace-nowrap">
              <Span seconds={seconds} />
              <span aria-hidden className="mt-1 flex h-1 rounded-full bg-default">
                <span
                  className="rounded-full bg-chart-1"
                  style={{ width: `${Math.max(2, (100 * seconds) / longest)}%` }}
                />
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
