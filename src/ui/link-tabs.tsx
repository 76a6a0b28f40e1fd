import Link from "next/link";
import { useFormatter } from "next-intl";
import { LinkRow } from "./shell/link-row";

interface LinkTabsProps {
  /** Read aloud: what the tabs switch between. */
  label: string;
  tabs: readonly { label: string; href: string; isCurrent: boolean; count?: number | string }[];
}

/** Tabs that change the address: links in a nav, underlined in ink. */
export function LinkTabs({ label, tabs }: LinkTabsProps) {
  const format = useFormatter();
  return (
    // the line is painted inside: a tab that reached over a border would make the row scroll by a pixel
    <LinkRow className="shadow-[inset_0_-1px_0_var(--border)]" label={label}>
      <ul className="flex gap-1">
        {tabs.map((tab) => (
          <li key={tab.href}>
            <Link
              aria-current={tab.isCurrent ? "page" : undefined}
              className="flex h-9 items-center gap-1.5 border-b-2 border-transparent px-2.5 text-sm font-medium whitespace-nowrap text-muted hover:text-foreground aria-[current=page]:border-foreground aria-[current=page]:text-foreground"
              href={tab.href}
              prefetch={false}
            >
              {tab.label}
              {tab.count !== undefined && (
                <span className="font-normal text-muted tabular-nums">
                  {typeof tab.count === "number" ? format.number(tab.count) : tab.count}
                </span>
              )}
            </Link>
          </li>
        ))}
      </ul>
    </LinkRow>
  );
}
