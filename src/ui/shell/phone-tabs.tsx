"use client";

import { Dropdown } from "@heroui/react/dropdown";
import { CircleUser, Ellipsis } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { menuItem } from "../menu";
import type { NavEntry } from "./nav-entries";
import { inOrder, isCurrent, NAV_PLACES } from "./nav-entries";

const TAB =
  "flex min-w-0 flex-1 flex-col items-center justify-center gap-0.5 text-2xs [&_svg]:size-5";
const tabLook = (isHere: boolean): string => `${TAB} ${isHere ? "text-accent-text" : "text-muted"}`;
const MOST = 5;

/** The console's navigation on a phone: at most five tabs, what is left under "More". */
export function PhoneTabs({ entries, meHref }: { entries: readonly NavEntry[]; meHref: string }) {
  const t = useTranslations("shell");
  const path = usePathname();
  const own = inOrder(entries);
  const shown = own.length < MOST ? own : own.slice(0, MOST - 1);
  const rest = own.slice(shown.length);
  return (
    <nav
      aria-label={t("navigation")}
      className="flex h-13 flex-none border-t border-border bg-surface md:hidden"
    >
      {shown.map((entry) => {
        const { icon: Icon } = NAV_PLACES[entry.key];
        return (
          <Tab
            href={entry.href}
            isCurrent={isCurrent(path, entry)}
            key={entry.key}
            label={t(entry.key === "unsent" ? "unsentTab" : `nav.${entry.key}`)}
          >
            <Icon aria-hidden />
          </Tab>
        );
      })}
      {rest.length > 0 ? (
        <MoreTab entries={rest} isCurrent={rest.some((entry) => isCurrent(path, entry))} />
      ) : (
        <Tab href={meHref} isCurrent={path === meHref} label={t("you")}>
          <CircleUser aria-hidden />
        </Tab>
      )}
    </nav>
  );
}

function Tab({
  href,
  label,
  isCurrent: current,
  children,
}: {
  href: string;
  label: string;
  isCurrent: boolean;
  children: ReactNode;
}) {
  return (
    <Link
      aria-current={current ? "page" : undefined}
      className={tabLook(current)}
      href={href}
      prefetch={false}
    >
      {children}
      <span className="max-w-full truncate px-1">{label}</span>
    </Link>
  );
}

interface MoreTabProps {
  entries: readonly NavEntry[];
  /** The page shown is one of them. */
  isCurrent: boolean;
}

function MoreTab({ entries, isCurrent: current }: MoreTabProps) {
  const t = useTranslations("shell");
  const items = entries.map((entry) => {
    const { icon: Icon } = NAV_PLACES[entry.key];
    return {
      id: entry.key,
      label: t(`nav.${entry.key}`),
      href: entry.href,
      icon: <Icon aria-hidden />,
    };
  });
  return (
    <Dropdown>
      <Dropdown.Trigger className={tabLook(current)}>
        <Ellipsis aria-hidden />
        {t("more")}
      </Dropdown.Trigger>
      <Dropdown.Popover placement="top end">
        <Dropdown.Menu>{items.map(menuItem)}</Dropdown.Menu>
      </Dropdown.Popover>
    </Dropdown>
  );
}
