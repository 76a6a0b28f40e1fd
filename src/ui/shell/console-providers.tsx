"use client";

import { I18nProvider, RouterProvider } from "@heroui/react/rac";
import { useRouter } from "next/navigation";
import { useLocale } from "next-intl";
import type { ReactNode } from "react";
import { Toasts } from "../toasts";

/** What the component library needs to know: the language, and how a menu entry opens a page. */
export function ConsoleProviders({ children }: { children: ReactNode }) {
  const router = useRouter();
  return (
    <I18nProvider locale={useLocale()}>
      <RouterProvider navigate={(href) => router.push(href)}>
        {children}
        <Toasts />
      </RouterProvider>
    </I18nProvider>
  );
}
