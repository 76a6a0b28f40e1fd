import { NextIntlClientProvider } from "next-intl";
import { getLocale } from "next-intl/server";
import type { CSSProperties, ReactNode } from "react";
import { ConsoleProviders } from "@/ui/shell/console-providers";
import { ConsoleTexts } from "@/ui/shell/console-texts";
import { findTheme } from "./find-theme";
import "./console.css";

/**
 * The document of console pages: its own stylesheet, the tenant's colour, the person's theme.
 * The layout that renders it has passed its gate before.
 */
export async function ConsoleRoot({ brand, children }: { brand?: string; children: ReactNode }) {
  const [locale, theme] = await Promise.all([getLocale(), findTheme()]);
  const style = brand ? ({ "--brand": brand } as CSSProperties) : undefined;
  return (
    <html data-theme={theme} lang={locale} style={style}>
      <head>
        <link href="/icon.svg" rel="icon" type="image/svg+xml" />
        <link href="/apple-touch-icon.png" rel="apple-touch-icon" />
      </head>
      <body className="bg-background text-sm">
        <NextIntlClientProvider messages={null}>
          <ConsoleTexts>
            <ConsoleProviders>{children}</ConsoleProviders>
          </ConsoleTexts>
        </NextIntlClientProvider>
      </body>
    </html>
  );
}
