import type { ReactNode } from "react";

/** Days, newest first, each with its events. */
export function Timeline({ children }: { children: ReactNode }) {
  return <div className="flex flex-col gap-5">{children}</div>;
}

/** One day: "Today, 21 November". */
export function TimelineDay({ label, children }: { label: string; children: ReactNode }) {
  return (
    <section>
      <h2 className="eyebrow pb-2">{label}</h2>
      <ol className="flex flex-col">{children}</ol>
    </section>
  );
}

const TONES = {
  muted: "text-muted",
  info: "text-info-text",
  success: "text-success-text",
  warning: "text-warning-text",
  danger: "text-danger-text",
} as const;

interface TimelineEventProps {
  /** lucide, no size */
  icon: ReactNode;
  tone?: keyof typeof TONES;
  /** What happened; `strong` for the act itself. */
  title: ReactNode;
  /** At the end of the line: a `Moment` of shape "time". */
  at: ReactNode;
  /** Old → new, who, the server's own words (`font-mono`). */
  children?: ReactNode;
}

export function TimelineEvent({ icon, tone = "muted", title, at, children }: TimelineEventProps) {
  return (
    <li className="group flex gap-3">
      <div className="flex flex-col items-center">
        <span
          aria-hidden
          className={`flex size-7 flex-none items-center justify-center rounded-full shadow-[inset_0_0_0_1px_var(--border)] [&_svg]:size-3.5 ${TONES[tone]}`}
        >
          {icon}
        </span>
        <span aria-hidden className="w-px flex-1 bg-border group-last:hidden" />
      </div>
      <div className="min-w-0 flex-1 pt-1 pb-4 text-sm">
        <div className="flex gap-4">
          <div className="min-w-0 flex-1 text-muted wrap-anywhere [&_strong]:font-medium [&_strong]:text-foreground">
            {title}
          </div>
          <div className="flex-none text-xs leading-5 text-muted">{at}</div>
        </div>
        {children && <div className="text-muted wrap-anywhere">{children}</div>}
      </div>
    </li>
  );
}
