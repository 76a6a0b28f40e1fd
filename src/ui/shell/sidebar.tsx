"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { useFormatter, useTranslations } from "next-intl";
import type { NavEntry } from "./nav-entries";
import { inOrder, isCurrent, NAV_PLACES } from "./nav-entries";
import { OrgSwitcher } from "./org-switcher";
import { PaletteButton } from "./palette/palette-frame";
import { PersonMenu } from "./person-menu";
import type { ShellProps } from "./shell-props";

/** Organisation, search, navigation, the signed-in person; on a desktop only. */
export function Sidebar({ org, organizations, person, entries, signOutAction, theme }: ShellProps) {
  const t = useTranslations("shell");
  return (
    <header className="flex w-58 flex-none flex-col gap-3 overflow-y-auto bg-background p-2.5 max-md:hidden">
      <OrgSwitcher look="sidebar" org={org} organizations={organizations} />
      <PaletteButton look="sidebar" />
      <nav aria-label={t("navigation")} className="flex flex-1 flex-col gap-4">
        <NavGroup entries={entries} group="main" />
        <NavGroup entries={entries} group="directory" title={t("group.directory")} />
        <NavGroup entries={entries} group="organisation" title={t("group.organisation")} />
      </nav>
      <PersonMenu look="sidebar" person={person} signOutAction={signOutAction} theme={theme} />
    </header>
  );
}

interface NavGroupProps {
  entries: readonly NavEntry[];
  group: (typeof NAV_PLACES)[keyof typeof NAV_PLACES]["group"];
  title?: string;
}

function NavGroup({ entries, group, title }: NavGroupProps) {
  const path = usePathname();
  const own = inOrder(entries).filter((entry) => NAV_PLACES[entry.key].group === group);
  if (own.length === 0) return null;
  return (
    <div>
      {title && <p className="px-2 pb-1.5 text-2xs font-medium text-muted">{title}</p>}
      <ul className="flex flex-col gap-px">
        {own.map((entry) => (
          <li key={entry.key}>
            <NavLink entry={entry} isCurrent={isCurrent(path, entry)} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function NavLink({ entry, isCurrent: current }: { entry: NavEntry; isCurrent: boolean }) {
  const t = useTranslations("shell.nav");
  const format = useFormatter();
  const { icon: Icon } = NAV_PLACES[entry.key];
  const look = current
    ? "bg-surface font-medium text-foreground shadow-[0_0_0_1px_var(--border)]"
    : "text-muted hover:bg-default hover:text-foreground";
  return (
    <Link
      aria-current={current ? "page" : undefined}
      className={`flex h-8 items-center gap-2.5 rounded-md px-2 text-sm ${look}`}
      href={entry.href}
      prefetch={false}
    >
      <Icon aria-hidden className={`size-4 flex-none ${current ? "text-accent-text" : ""}`} />
      <span className="min-w-0 flex-1 truncate">{t(entry.key)}</span>
      {entry.count !== undefined && (
        <span className="text-xs font-normal text-muted tabular-nums">
          {format.number(entry.count)}
          {entry.isMore && "+"}
        </span>
      )}
    </Link>
  );
}
