import { getLocale, getTranslations } from "next-intl/server";
import { requestPath } from "@/lib/i18n";
import type { Locale } from "@/lib/i18n/locales";
import { DEFAULT_LOCALE, LANGUAGES, localeOf, localesAt } from "@/lib/i18n/locales";
import { Check, ChevronDown, Globe } from "./icons";

/** Said once for all ten: every page carries this list. */
const ENTRIES =
  "[&>button]:flex [&>button]:h-10 [&>button]:flex-none [&>button]:cursor-pointer [&>button]:items-center [&>button]:justify-between [&>button]:gap-3 [&>button]:rounded-md [&>button]:px-3 [&>button]:text-start [&>button]:text-base [&>button:hover]:bg-default";

/**
 * Each language in its own name; a form, so that it works without script, and back to the same page. Where the page keeps what
 * is typed, the buttons send its form instead of their own.
 */
export async function LocaleSwitch({ kept }: { kept?: string | undefined }) {
  const [tag, path, t] = await Promise.all([getLocale(), requestPath(), getTranslations()]);
  const current = localeOf(tag) ?? DEFAULT_LOCALE;
  return (
    <>
      {/* Enter in a field presses the first button of its form: not a language */}
      {kept && <button aria-hidden className="sr-only" form={kept} tabIndex={-1} type="submit" />}
      <Choices
        current={current}
        kept={kept}
        label={t("common.labelled", { label: t("frame.language"), value: "" })}
        path={path}
      />
    </>
  );
}

interface ChoicesProps {
  current: Locale;
  kept: string | undefined;
  label: string;
  path: string;
}

function Choices({ current, kept, label, path }: ChoicesProps) {
  return (
    <details className="relative max-sm:-me-2" name="locale-switch">
      <summary className="flex h-10 cursor-pointer list-none items-center gap-1.5 rounded-lg px-2 text-base [&::-webkit-details-marker]:hidden">
        <Globe aria-hidden className="size-4 flex-none" />
        <span className="sr-only">{label}</span>
        {LANGUAGES[current]}
        <ChevronDown aria-hidden className="size-4 flex-none" />
      </summary>
      <form
        action="/locale"
        className={`absolute end-0 top-full z-20 mt-1 flex max-h-[calc(100dvh-5rem)] min-w-48 flex-col overflow-y-auto rounded-[0.625rem] bg-overlay p-1 text-overlay-foreground shadow-overlay ${ENTRIES}`}
        method="post"
      >
        <input form={kept} name="back" type="hidden" value={path} />
        {localesAt(path).map((locale) => (
          <button
            aria-current={locale === current ? "true" : undefined}
            form={kept}
            formAction={kept && "/locale"}
            key={locale}
            lang={locale}
            name="locale"
            type="submit"
            value={locale}
          >
            {LANGUAGES[locale]}
            {locale === current && <Check aria-hidden className="size-4" />}
          </button>
        ))}
      </form>
    </details>
  );
}
