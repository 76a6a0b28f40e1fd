import type { LucideIcon } from "lucide-react";
import {
  Archive,
  ArchiveRestore,
  CircleAlert,
  CirclePause,
  CirclePlay,
  GitMerge,
  Minus,
  Pencil,
  Plus,
  Send,
  Trash2,
} from "lucide-react";
import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import type { ImportPurpose } from "@/imports/rules";
import type { PlanCounts, Verdict } from "../rules";
import { VERDICTS } from "../rules";

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
  CONFLICT: GitMerge,
  ERROR: CircleAlert,
};

/** Tabs that stay even where a roster has no such row. */
const KEPT: readonly Verdict[] = ["CREATE", "UPDATE", "NONE", "ERROR"];

interface VerdictTabsProps {
  counts: PlanCounts;
  purpose: ImportPurpose;
  current: Verdict | undefined;
  /** Of the rows as they are searched. */
  hrefOf: (verdict: Verdict) => string;
}

/** A tab a verdict, each with its number. */
export function VerdictTabs({ counts, purpose, current, hrefOf }: VerdictTabsProps) {
  const t = useTranslations("imports");
  const format = useFormatter();
  const numberOf = (verdict: Verdict) => counts.verdicts[verdict] ?? 0;
  const shown = VERDICTS.filter(
    (verdict) => numberOf(verdict) > 0 || (purpose === "ROSTER" && KEPT.includes(verdict)),
  );
  const wordOf = (verdict: Verdict) =>
    purpose === "CHOOSE" && (verdict === "NONE" || verdict === "ERROR")
      ? t(`choice.${verdict}`)
      : t(`verdict.${verdict}`);
  return (
    <nav
      aria-label={t("plan.tabs")}
      className="mx-4 flex-none overflow-x-auto border-b border-border md:mx-8"
    >
      <ul className="flex gap-1">
        {shown.map((verdict) => {
          const Icon = ICONS[verdict];
          const isWrong = verdict === "ERROR" && numberOf(verdict) > 0;
          return (
            <li key={verdict}>
              <Link
                aria-current={verdict === current ? "page" : undefined}
                className="-mb-px flex h-10 items-center gap-1.5 border-b-2 border-transparent px-2.5 text-sm font-medium whitespace-nowrap text-muted hover:text-foreground aria-[current=page]:border-foreground aria-[current=page]:text-foreground md:h-9"
                href={hrefOf(verdict)}
                prefetch={false}
              >
                <Icon aria-hidden className={`size-4 ${isWrong ? "text-danger-text" : ""}`} />
                {wordOf(verdict)}
                <span
                  className={`rounded-sm px-1 tabular-nums ${isWrong ? "bg-danger-soft text-danger-text" : "font-normal text-muted"}`}
                >
                  {format.number(numberOf(verdict))}
                </span>
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
