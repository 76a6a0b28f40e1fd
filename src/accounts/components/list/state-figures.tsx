import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { StatusBadge } from "@/ui/states/status-badge";
import type { PeopleState } from "../../queries";
import { viewHref } from "./people-view";

export type StateCounts = Record<PeopleState, number>;

interface StateFiguresProps {
  path: string;
  counts: StateCounts;
  total: number;
}

/** How many people are in each state; a figure leads to those people. */
export function StateFigures({ path, counts, total }: StateFiguresProps) {
  const t = useTranslations("people.overview");
  const format = useFormatter();
  const states = Object.keys(counts) as PeopleState[];
  return (
    <section aria-label={t("figures")} className="panel overflow-hidden">
      <ul className="-m-px grid grid-cols-2 md:grid-cols-3 xl:grid-cols-6">
        {states.map((state) => (
          <li
            className="border border-transparent border-t-separator border-l-separator"
            key={state}
          >
            <Link
              className="flex h-full flex-col gap-2 p-4 hover:bg-surface-secondary md:p-5"
              href={viewHref(path, { states: [state] })}
              prefetch={false}
            >
              <span>
                <StatusBadge state={state} />
              </span>
              <span className="text-2xl font-semibold tabular-nums">
                {format.number(counts[state])}
              </span>
              <span className="text-xs text-muted">
                {t("share", {
                  share: format.number(total === 0 ? 0 : counts[state] / total, {
                    style: "percent",
                    maximumFractionDigits: 1,
                  }),
                })}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
