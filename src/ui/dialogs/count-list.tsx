import type { ReactNode } from "react";

export interface Count {
  /** lucide, no size */
  icon?: ReactNode;
  label: string;
  /** "in 7 languages" */
  note?: ReactNode;
  value: ReactNode;
}

/** What an act will do, in figures: one hairlined list. */
export function CountList({ counts }: { counts: readonly Count[] }) {
  return (
    <ul className="flex flex-col divide-y divide-separator rounded-lg text-sm text-foreground shadow-[inset_0_0_0_1px_var(--border)]">
      {counts.map((count) => (
        <li
          className="flex h-9 items-center gap-2.5 px-3 [&_svg]:size-4 [&_svg]:text-muted"
          key={count.label}
        >
          {count.icon}
          <span className="flex-1">{count.label}</span>
          {count.note && <span className="text-xs text-muted">{count.note}</span>}
          <span className="min-w-10 text-end font-semibold tabular-nums">{count.value}</span>
        </li>
      ))}
    </ul>
  );
}
