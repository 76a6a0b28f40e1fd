import type { LucideIcon } from "lucide-react";
import { CircleAlert, CircleCheck, Info, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";

export type Tone = "info" | "success" | "warning" | "danger" | "quiet";

const LOOKS: Record<Tone, [className: string, icon: LucideIcon]> = {
  info: ["bg-info-soft text-info-text", Info],
  success: ["bg-success-soft text-success-text", CircleCheck],
  warning: ["bg-warning-soft text-warning-text", TriangleAlert],
  danger: ["bg-danger-soft text-danger-text", CircleAlert],
  quiet: ["bg-surface-secondary text-muted", Info],
};

interface NoticeProps {
  tone?: Tone;
  /** Instead of the tone's own icon (lucide, no size). */
  icon?: ReactNode;
  /** Said aloud when it appears after an act. */
  isLive?: boolean;
  acts?: ReactNode;
  children: ReactNode;
}

/** A fact beside what it is about: icon, one or two sentences, its way out. */
export function Notice({ tone = "info", icon, isLive = false, acts, children }: NoticeProps) {
  const t = useTranslations("common.notice");
  const [look, Icon] = LOOKS[tone];
  return (
    <div
      className={`flex gap-2.5 max-md:flex-wrap rounded-lg p-3 text-sm ${look}`}
      role={isLive ? "status" : undefined}
    >
      <span className="mt-0.5 flex-none [&_svg]:size-4">{icon ?? <Icon aria-hidden />}</span>
      <span className="sr-only">{t(tone === "quiet" ? "info" : tone)} </span>
      <div className="min-w-0 flex-1">{children}</div>
      {acts && (
        <div className="flex flex-none items-center gap-2 max-md:w-full max-md:ps-6.5">{acts}</div>
      )}
    </div>
  );
}
