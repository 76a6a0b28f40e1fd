"use client";

import { ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useId, useState } from "react";

interface ExpandableProps {
  /** What stands in the row besides the arrow. */
  line: ReactNode;
  children: ReactNode;
}

/** A row of the log: its line, and below it what else is known, once asked for. */
export function Expandable({ line, children }: ExpandableProps) {
  const t = useTranslations("audit");
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  return (
    <li className="border-b border-separator">
      <div className="flex min-h-9 items-start gap-2 px-4 py-2 text-sm hover:bg-surface-secondary md:px-8">
        <button
          aria-controls={id}
          aria-expanded={isOpen}
          aria-label={t(isOpen ? "hide" : "show")}
          className="flex size-6 flex-none cursor-pointer items-center justify-center rounded-md text-muted hover:bg-default hover:text-foreground"
          onClick={() => setOpen(!isOpen)}
          type="button"
        >
          <ChevronRight aria-hidden className={`size-4 ${isOpen ? "rotate-90" : ""}`} />
        </button>
        {line}
      </div>
      <div className="px-4 pb-4 ps-12 md:px-8 md:ps-16" hidden={!isOpen} id={id}>
        {children}
      </div>
    </li>
  );
}
