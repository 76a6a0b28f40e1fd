import { CircleCheck, CircleDashed, Hourglass, Inbox, MailX } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { LinkButton } from "@/ui/button";
import { Panel } from "@/ui/panel";
import type { PeopleFilter } from "../../queries";
import { viewHref } from "./people-view";

export type NeedCounts = Record<"asked" | "failed" | "expired" | "created", number>;
type Need = keyof NeedCounts;

const FILTERS: Record<Need, PeopleFilter> = {
  asked: { asked: true },
  failed: { failed: true },
  expired: { states: ["EXPIRED"] },
  created: { states: ["CREATED"] },
};

const ICONS: Record<Need, ReactNode> = {
  asked: <Inbox aria-hidden className="text-info-text" />,
  failed: <MailX aria-hidden className="text-danger-text" />,
  expired: <Hourglass aria-hidden className="text-warning-text" />,
  created: <CircleDashed aria-hidden className="text-muted" />,
};

/** What waits for an admin, the most pressing first, each with the people it is about. */
export function Needs({ path, counts }: { path: string; counts: NeedCounts }) {
  const t = useTranslations("people.overview");
  const needs = (Object.keys(FILTERS) as Need[]).filter((need) => counts[need] > 0);
  return (
    <Panel title={t("needs")}>
      {needs.length === 0 && (
        <p className="flex items-center gap-2 text-sm text-muted">
          <CircleCheck aria-hidden className="size-4" />
          {t("nothing")}
        </p>
      )}
      <ul className="flex flex-col divide-y divide-separator">
        {needs.map((need) => (
          <li className="flex items-center gap-3 py-3 first:pt-0 last:pb-0" key={need}>
            <span className="flex-none [&_svg]:size-4">{ICONS[need]}</span>
            <div className="min-w-0 flex-1 text-sm">
              <p className="font-medium">{t(need, { count: counts[need] })}</p>
              <p className="text-xs text-muted">{t(`${need}Text`)}</p>
            </div>
            <LinkButton href={viewHref(path, FILTERS[need])} size="sm">
              {t(`${need}Act`)}
            </LinkButton>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
