import { getLocale } from "next-intl/server";
import type { ReactNode } from "react";
import { findTheme } from "./find-theme";
import "./public.css";

/** The document of every page a stranger sees: the small stylesheet, no texts and no library in the browser. */
export async function PublicRoot({ children }: { children: ReactNode }) {
  const [locale, theme] = await Promise.all([getLocale(), findTheme()]);
  return (
    <html data-theme={theme} lang={locale}>
      <head>
        <link href="/icon.svg" rel="icon" type="image/svg+xml" />
        <link href="/apple-touch-icon.png" rel="apple-touch-icon" />
      </head>
      <body className="bg-background text-md">{children}</body>
    </html>
  );
}
