"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef, useSyncExternalStore } from "react";
import { SearchForm } from "../forms/search-form";

const NEVER = () => () => undefined;

/** The search of the frame: leads to the people list. ⌘K (Ctrl K) jumps into it from anywhere. */
export function PeopleSearch({ action }: { action: string }) {
  const t = useTranslations("shell");
  const box = useRef<HTMLDivElement>(null);
  const isMac = useSyncExternalStore(
    NEVER,
    () => /mac|iphone|ipad/i.test(navigator.userAgent),
    () => true,
  );

  useEffect(() => {
    const jump = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== "k" || !(event.metaKey || event.ctrlKey)) return;
      event.preventDefault();
      box.current?.querySelector("input")?.focus();
    };
    window.addEventListener("keydown", jump);
    return () => window.removeEventListener("keydown", jump);
  }, []);

  const sign = (
    <kbd className="rounded-sm px-1 font-sans text-2xs text-muted shadow-[inset_0_0_0_1px_var(--border)]">
      {isMac ? "⌘K" : "Ctrl K"}
    </kbd>
  );
  return (
    <div ref={box}>
      <SearchForm action={action} end={sign} isQuiet label={t("searchPeople")} />
    </div>
  );
}
