"use client";

import dynamic from "next/dynamic";
import { NextIntlClientProvider, useLocale } from "next-intl";
import type { ReactNode } from "react";
import type { BrowserTexts } from "@/lib/i18n/browser/en";
import { CONSOLE_LOCALES, localeOf } from "@/lib/i18n/locales";

type Props = { children: ReactNode };

const withTexts = (texts: BrowserTexts) =>
  function Texts({ children }: Props) {
    return (
      <NextIntlClientProvider locale={useLocale()} messages={texts}>
        {children}
      </NextIntlClientProvider>
    );
  };

const English = dynamic(() =>
  import("@/lib/i18n/browser/en").then(({ browserTexts }) => withTexts(browserTexts)),
);
const French = dynamic(() =>
  import("@/lib/i18n/browser/fr").then(({ browserTexts }) => withTexts(browserTexts)),
);

const IN = { en: English, fr: French } satisfies Record<(typeof CONSOLE_LOCALES)[number], unknown>;

/** Gives browser code its texts: a script of its language, which the document names and the browser keeps. */
export function ConsoleTexts({ children }: Props) {
  const locale = localeOf(useLocale());
  const Texts = IN[CONSOLE_LOCALES.find((spoken) => spoken === locale) ?? "en"];
  return <Texts>{children}</Texts>;
}
