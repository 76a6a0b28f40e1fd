import { ChevronLeft, ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { LinkButton } from "../button";

interface PaginationProps {
  from: number;
  to: number;
  /** Absent where nobody counted: a search. */
  total?: number | undefined;
  /** The total is an estimate: "about 100,000". */
  isEstimate?: boolean;
  /** Addresses of the neighbouring pages; without one the arrow is dimmed. */
  previousHref?: string | undefined;
  nextHref?: string | undefined;
}

/** The bar under a table: it stays at the bottom and never scrolls away. */
export function Pagination({
  from,
  to,
  total,
  isEstimate = false,
  previousHref,
  nextHref,
}: PaginationProps) {
  const t = useTranslations("common.pagination");
  const range = {
    from,
    to,
    total: total ?? 0,
    strong: (words: ReactNode) => <strong className="font-medium text-foreground">{words}</strong>,
  };
  return (
    <nav
      aria-label={t("label")}
      className="flex h-13 flex-none items-center gap-3 border-t border-border px-4 md:h-11 md:px-8"
    >
      <p className="flex-1 text-sm text-muted tabular-nums">
        {t.rich(total === undefined ? "rangeOnly" : isEstimate ? "rangeAbout" : "range", range)}
      </p>
      <Step href={previousHref} label={t("previous")}>
        <ChevronLeft aria-hidden />
      </Step>
      <Step href={nextHref} label={t("next")}>
        <ChevronRight aria-hidden />
      </Step>
    </nav>
  );
}

function Step({
  href,
  label,
  children,
}: {
  href: string | undefined;
  label: string;
  children: ReactNode;
}) {
  if (href) {
    return (
      <LinkButton aria-label={label} href={href} isIconOnly size="sm">
        {children}
      </LinkButton>
    );
  }
  return (
    <span
      aria-hidden
      className="inline-flex size-10 items-center justify-center rounded-lg border border-border text-muted opacity-45 md:size-8 [&_svg]:size-4"
    >
      {children}
    </span>
  );
}
