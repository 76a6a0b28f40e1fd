"use client";

import type { ReactNode } from "react";
import { useEffect, useRef } from "react";

/** Of a link that is cut off there is this much to see. */
const PEEP = 32;

/** A row of links that may be wider than the window, on a phone: the current one is brought into sight. */
export function LinkRow(props: { label: string; className: string; children: ReactNode }) {
  const { label, className, children } = props;
  const row = useRef<HTMLElement>(null);
  useEffect(() => {
    const current = row.current?.querySelector<HTMLElement>("[aria-current]");
    const { offsetLeft = 0, offsetWidth = 0 } = current ?? {};
    if (offsetLeft + offsetWidth > (row.current?.clientWidth ?? 0))
      row.current?.scrollTo({ left: offsetLeft - PEEP });
  }, []);
  return (
    <nav aria-label={label} className={`relative overflow-x-auto ${className}`} ref={row}>
      {children}
    </nav>
  );
}
