import type { LucideIcon } from "lucide-react";
import {
  Archive,
  ArchiveRestore,
  CircleAlert,
  CircleOff,
  CirclePause,
  CirclePlay,
  GitMerge,
  Minus,
  OctagonX,
  Pencil,
  Plus,
  Send,
  Trash2,
  UserSearch,
} from "lucide-react";
import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import type { ImportPurpose } from "@/imports/rules";
import type { PlanCounts, Verdict } from "../rules";
import { VERDICTS } from "../rules";
import { ScrollingTabs } from "./scrolling-tabs";

const ICONS: Record<Verdict, LucideIcon> = {
  CREATE: Plus,
  UPDATE: Pencil,
  REACTIVATE: CirclePlay,
  REOPEN: ArchiveRestore,
  SUSPEND: CirclePause,
  CLOSE: Archive,
  ERASE: Trash2,
  INVITE: Send,
  NONE: Minus,
  LEFT_OUT: CircleOff,
  CONFLICT: GitMerge,
  ERROR: CircleAlert,
};

/** Tabs that stay even where a roster has no such row. */
const KEPT: readonly Verdict[] = ["CREATE", "UPDATE", "NONE", "ERROR"];

interface VerdictTabsProps {
  counts: PlanCounts;
  purpose: ImportPurpose;
  /** What is written is done: the tabs say so, and those of nobody are gone. */
  isApplied: boolean;
  current: Verdict | undefined;
  /** Of the rows as they are searched. */
  hrefOf: (verdict: Verdict) => string;
  /** Of an import that was applied: rows that it refused. */
  refused?: { href: string; isCurrent: boolean; number: number } | undefined;
  /** Of a file that is meant to be everybody: who is missing from it. */
  missing?: { href: string; isCurrent: boolean } | undefined;
}

/** A tab a verdict, each with its number. */
export function VerdictTabs({
  counts,
  purpose,
  isApplied,
  current,
  hrefOf,
  missing,
  refused,
}: VerdictTabsProps) {
  const t = useTranslations("imports");
  const numberOf = (verdict: Verdict) => counts.verdicts[verdict] ?? 0;
  const shown = VERDICTS.filter(
    (verdict) =>
      numberOf(verdict) > 0 || (purpose === "ROSTER" && !isApplied && KEPT.includes(verdict)),
  );
  const wordOf = (verdict: Verdict) =>
    purpose === "CHOOSE" && (verdict === "NONE" || verdict === "ERROR")
      ? t(`choice.${verdict}`)
      : t(`${isApplied ? "applied" : "verdict"}.${verdict}`);
  const tabs = shown.map((verdict) => ({
    href: hrefOf(verdict),
    icon: ICONS[verdict],
    isCurrent: verdict === current,
    isWrong: verdict === "ERROR" && numberOf(verdict) > 0,
    label: wordOf(verdict),
    number: numberOf(verdict),
  }));
  const own = { icon: UserSearch, isWrong: false, label: t("missing.tab") };
  const last = missing ? [{ ...own, ...missing, number: counts.absent?.missing ?? 0 }] : [];
  const out = { icon: OctagonX, isWrong: true, label: t("over.refusedTab") };
  const first = refused && refused.number > 0 ? [{ ...out, ...refused }] : [];
  return (
    <ScrollingTabs label={t("plan.tabs")}>
      {[...first, ...tabs, ...last].map((tab) => (
        <li key={tab.href}>
          <Tab {...tab} />
        </li>
      ))}
    </ScrollingTabs>
  );
}

interface TabProps {
  href: string;
  icon: LucideIcon;
  isCurrent: boolean;
  isWrong: boolean;
  label: string;
  number: number;
}

function Tab({ href, icon: Icon, isCurrent, isWrong, label, number }: TabProps) {
  const format = useFormatter();
  return (
    <Link
      aria-current={isCurrent ? "page" : undefined}
      className="-mb-px flex h-10 items-center gap-1.5 border-b-2 border-transparent px-2.5 text-sm font-medium whitespace-nowrap text-muted hover:text-foreground aria-[current=page]:border-foreground aria-[current=page]:text-foreground md:h-9"
      href={href}
      prefetch={false}
    >
      <Icon aria-hidden className={`size-4 ${isWrong ? "text-danger-text" : ""}`} />
      {label}
      <span
        className={`rounded-sm px-1 tabular-nums ${isWrong ? "bg-danger-soft text-danger-text" : "font-normal text-muted"}`}
      >
        {format.number(number)}
      </span>
    </Link>
  );
}
