"use client";

import { ChevronLeft, ChevronRight } from "lucide-react";
import type { ReactNode } from "react";
import { useEffect, useEffectEvent, useRef, useState } from "react";

/** Of a tab that is cut off there is this much to see. */
const PEEP = 24;

/**
 * Tabs that may be wider than the window: the current one is brought into sight, and an arrow stands where there are more.
 * The arrows are for eyes and fingers; the tabs themselves are reached by the keyboard.
 */
export function ScrollingTabs({ label, children }: { label: string; children: ReactNode }) {
  const nav = useRef<HTMLElement>(null);
  const [more, setMore] = useState({ before: false, after: false });
  const look = useEffectEvent(() => {
    const { scrollLeft = 0, clientWidth = 0, scrollWidth = 0 } = nav.current ?? {};
    setMore({ before: scrollLeft > 4, after: scrollLeft + clientWidth < scrollWidth - 4 });
  });
  useEffect(() => {
    const current = nav.current?.querySelector<HTMLElement>("[aria-current]");
    const { offsetLeft = 0, offsetWidth = 0 } = current ?? {};
    const width = nav.current?.clientWidth ?? 0;
    if (offsetLeft + offsetWidth > width) nav.current?.scrollTo({ left: offsetLeft - PEEP });
    look();
    const watch = new ResizeObserver(() => look());
    if (nav.current) watch.observe(nav.current);
    return () => watch.disconnect();
  }, []);
  const step = (by: number) =>
    nav.current?.scrollBy({ left: by * (nav.current.clientWidth - 2 * PEEP) });
  return (
    <div className="relative mx-4 flex-none md:mx-8">
      <nav
        aria-label={label}
        className="relative overflow-x-auto border-b border-border [scrollbar-width:none]"
        onScroll={look}
        ref={nav}
      >
        <ul className="flex w-max min-w-full gap-1">{children}</ul>
      </nav>
      {more.before && <Arrow icon={ChevronLeft} press={() => step(-1)} side="left" />}
      {more.after && <Arrow icon={ChevronRight} press={() => step(1)} side="right" />}
    </div>
  );
}

interface ArrowProps {
  side: "left" | "right";
  icon: typeof ChevronLeft;
  press: () => void;
}

const SIDES = {
  left: "left-0 justify-start bg-linear-to-r",
  right: "right-0 justify-end bg-linear-to-l",
} as const;

function Arrow({ side, icon: Icon, press }: ArrowProps) {
  return (
    <button
      aria-hidden
      className={`absolute inset-y-0 mb-px flex w-14 items-center from-surface from-45% to-transparent ${SIDES[side]}`}
      onClick={press}
      tabIndex={-1}
      type="button"
    >
      <Icon className="size-5" />
    </button>
  );
}
