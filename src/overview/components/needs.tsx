import {
  CalendarDays,
  CircleCheck,
  CircleDashed,
  CircleX,
  Hourglass,
  Inbox,
  KeyRound,
  Lock,
  MailX,
  Unlink,
  UserCog,
  UserX,
} from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { viewHref as deskHref } from "@/desk/rules";
import { viewHref } from "@/people/rules";
import { LinkButton } from "@/ui/button";
import { Panel } from "@/ui/panel";
import type { Need, NeedCounts } from "../rules";
import { mostOf, NEEDS } from "../rules";

const ICONS: Record<Need, ReactNode> = {
  locked: <Lock aria-hidden className="text-danger-text" />,
  password: <KeyRound aria-hidden className="text-info-text" />,
  undeliverable: <MailX aria-hidden className="text-danger-text" />,
  failed: <CircleX aria-hidden className="text-danger-text" />,
  asked: <Inbox aria-hidden className="text-info-text" />,
  unsent: <Unlink aria-hidden className="text-warning-text" />,
  expired: <Hourglass aria-hidden className="text-warning-text" />,
  declined: <UserX aria-hidden className="text-muted" />,
  leftContacts: <UserCog aria-hidden className="text-warning-text" />,
  ending: <CalendarDays aria-hidden className="text-info-text" />,
  created: <CircleDashed aria-hidden className="text-muted" />,
};

/** Who needs a hand stands on the Desk; who merely awaits an invitation is in the list, what ends in the calendar. */
function hrefOf(need: Need, path: string): string {
  if (need === "created") return viewHref(`${path}/people`, { states: ["CREATED"] });
  if (need === "ending") return `${path}/calendar`;
  if (need === "leftContacts") return `${path}/calendar/contacts`;
  return deskHref(`${path}/desk`, { reason: need });
}

interface NeedsProps {
  /** The console. */
  path: string;
  counts: NeedCounts;
}

/** What waits for an admin, the most pressing first, each with the people it is about. */
export function Needs({ path, counts }: NeedsProps) {
  const t = useTranslations("overview.needs");
  const format = useFormatter();
  const needs = NEEDS.filter((need) => counts[need] > 0);
  const shown = (need: Need) => {
    const [count, most] = [counts[need], mostOf(need)];
    return `${format.number(Math.min(count, most))}${count > most ? "+" : ""}`;
  };
  return (
    <Panel
      end={<span className="text-xs text-muted tabular-nums">{needs.length || ""}</span>}
      title={t("title")}
    >
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
              <p className="font-medium">{t(need, { count: counts[need], shown: shown(need) })}</p>
              <p className="text-xs text-muted">{t(`${need}Text`)}</p>
            </div>
            <LinkButton href={hrefOf(need, path)} size="sm">
              {t(`${need}Act`)}
            </LinkButton>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
