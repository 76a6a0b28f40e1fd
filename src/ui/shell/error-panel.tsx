"use client";

import { useSyncExternalStore } from "react";
import type { Locale } from "@/lib/i18n/locales";
import { DEFAULT_LOCALE, localeOf } from "@/lib/i18n/locales";
import { ERROR_TEXTS } from "@/lib/i18n/words/error-texts";

const NEVER = () => () => undefined;

/** The language of the document; where none was written any more, the browser's. */
export function useDocumentLocale(): Locale {
  return useSyncExternalStore(
    NEVER,
    () => localeOf(document.documentElement.lang) ?? localeOf(navigator.language) ?? DEFAULT_LOCALE,
    () => DEFAULT_LOCALE,
  );
}

interface ErrorPanelProps {
  error: unknown;
  retry: () => void;
  /** Where to go instead. */
  away: { href: string; label: "away" | "start" };
}

/** What the server calls the failure in its log. */
export function digestOf(error: unknown): string | undefined {
  const digest = error instanceof Error && "digest" in error ? error.digest : undefined;
  return typeof digest === "string" ? digest : undefined;
}

/** A page that failed: what happened, that nothing was lost, what to do. Needs no provider and no library. */
export function ErrorPanel({ error, retry, away }: ErrorPanelProps) {
  const texts = ERROR_TEXTS[useDocumentLocale()];
  const digest = digestOf(error);
  return (
    <div
      className="mx-auto flex w-full max-w-form flex-1 flex-col justify-center gap-4 px-5 py-16"
      role="alert"
    >
      <title>{texts.title}</title>
      <h1 className="text-xl font-semibold">{texts.title}</h1>
      <p className="text-base text-muted">{texts.text}</p>
      <div className="flex flex-wrap items-center gap-4">
        <button
          className="h-10 cursor-pointer rounded-lg bg-accent inset-ring inset-ring-accent-edge px-4 text-base font-medium text-accent-foreground hover:bg-accent-hover"
          onClick={() => retry()}
          type="button"
        >
          {texts.again}
        </button>
        <a
          className="text-base text-muted underline underline-offset-4 hover:text-foreground"
          href={away.href}
        >
          {texts[away.label]}
        </a>
      </div>
      {digest && (
        <p className="text-xs text-subtle">{texts.reference.replace("{digest}", digest)}</p>
      )}
    </div>
  );
}
