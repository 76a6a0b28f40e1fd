import Link from "next/link";
import { LinkRow } from "./shell/link-row";

interface LinkTabsProps {
  /** Read aloud: what the tabs switch between. */
  label: string;
  tabs: readonly { label: string; href: string; isCurrent: boolean; count?: number | string }[];
}

/** Tabs that change the address: links in a nav, underlined in ink. */
export function LinkTabs({ label, tabs }: LinkTabsProps) {
  return (
    <LinkRow className="border-b border-border" label={label}>
      <ul className="flex gap-1">
        {tabs.map((tab) => (
          <li key={tab.href}>
            <Link
              aria-current={tab.isCurrent ? "page" : undefined}
              className="-mb-px flex h-9 items-center gap-1.5 border-b-2 border-transparent px-2.5 text-sm font-medium whitespace-nowrap text-muted hover:text-foreground aria-[current=page]:border-foreground aria-[current=page]:text-foreground"
              href={tab.href}
              prefetch={false}
            >
              {tab.label}
              {tab.count !== undefined && (
                <span className="font-normal text-muted tabular-nums">{tab.count}</span>
              )}
            </Link>
          </li>
        ))}
      </ul>
    </LinkRow>
  );
}
