import type { ReactNode } from "react";
import { CircleAlert, CircleCheck, Info, TriangleAlert } from "./icons";

const LOOKS = {
  info: ["bg-info-soft text-info-text", Info],
  success: ["bg-success-soft text-success-text", CircleCheck],
  warning: ["bg-warning-soft text-warning-text", TriangleAlert],
  danger: ["bg-danger-soft text-danger-text", CircleAlert],
} as const;

interface PublicNoticeProps {
  tone?: keyof typeof LOOKS;
  /** What the last act came to: read first, and focused by `autoFocus` pages. */
  isAlert?: boolean;
  children: ReactNode;
}

/** One or two sentences in a tinted well, above the form they are about. */
export function PublicNotice({ tone = "info", isAlert = false, children }: PublicNoticeProps) {
  const [look, Icon] = LOOKS[tone];
  return (
    <div
      className={`flex gap-3 rounded-[0.625rem] p-4 text-base ${look}`}
      role={isAlert ? "alert" : undefined}
    >
      <Icon aria-hidden className="mt-0.5 size-5 flex-none" />
      <div className="min-w-0 flex-1">{children}</div>
    </div>
  );
}

/** Says what a page is about before its title: an icon on a soft tile. */
export function IconTile({ children }: { children: ReactNode }) {
  return (
    <span
      aria-hidden
      className="inline-flex size-12 items-center justify-center rounded-xl bg-accent-soft text-accent-text [&_svg]:size-6"
    >
      {children}
    </span>
  );
}
