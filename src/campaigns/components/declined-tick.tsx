"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useTransition } from "react";
import { CheckboxField } from "@/ui/forms/tick-field";

export interface Declined {
  /** Who would be written to as well. */
  count: number;
  isOn: boolean;
  /** The page with the tick the other way. */
  href: string;
}

/** Who said no is written to again only where somebody says so; the page is counted anew. */
export function DeclinedTick({ count, isOn, href }: Declined) {
  const t = useTranslations("campaigns.compose");
  const router = useRouter();
  const [isPending, start] = useTransition();
  return (
    <CheckboxField
      aria-busy={isPending}
      defaultChecked={isOn}
      hint={t("declinedHint")}
      label={t("declined", { count })}
      name="declined"
      onChange={() => start(() => router.replace(href, { scroll: false }))}
    />
  );
}
