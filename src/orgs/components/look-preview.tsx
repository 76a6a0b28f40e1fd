"use client";

import { useTranslations } from "next-intl";
import type { CSSProperties } from "react";
import { BrandMark } from "@/ui/public/brand-mark";

interface LookPreviewProps {
  theme: "light" | "dark";
  brand: string;
  name: string;
  logo: string | undefined;
}

/** A little of a public page and of the console in this colour; every tone in it derives from the one value. */
export function LookPreview({ theme, brand, name, logo }: LookPreviewProps) {
  const t = useTranslations("settings.look");
  return (
    <figure className="flex min-w-0 flex-col gap-1.5">
      <figcaption className="text-xs text-muted">{t(theme)}</figcaption>
      <div
        className="overflow-hidden rounded-xl bg-surface text-foreground shadow-[0_0_0_1px_var(--border)]"
        data-preview={theme}
        data-tenant
        data-theme={theme}
        style={{ "--brand": brand } as CSSProperties}
      >
        <p className="flex h-12 items-center gap-2.5 bg-brand-panel px-4 text-sm font-semibold text-brand-foreground">
          <BrandMark isInverted logo={logo} name={name} />
          <span className="truncate">{name}</span>
        </p>
        <div className="flex flex-col gap-3 p-4 text-sm">
          <p className="flex items-center gap-2.5 font-semibold">
            <BrandMark logo={logo} name={name} />
            <span className="truncate">{name}</span>
          </p>
          <p>
            {t("sample")} <span className="prose-link">{t("sampleLink")}</span>
          </p>
          <p className="flex flex-wrap items-center gap-2">
            <span className="inline-flex h-9 items-center rounded-lg bg-accent px-3 font-medium inset-ring inset-ring-accent-edge text-accent-foreground">
              {t("sampleButton")}
            </span>
            <span className="rounded-md bg-accent-soft px-2 py-1 text-accent-soft-foreground">
              {t("sampleSoft")}
            </span>
          </p>
        </div>
      </div>
    </figure>
  );
}
