"use client";

import { CalendarClock, Hourglass, Waves } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import type { Plan } from "../input";
import { firstOf } from "../rules";

/** What the confirmation says of when letters leave; nothing where all of them leave at once. */
export function usePlanCounts({ start, waves }: Plan, mails: number, timeZone: string) {
  const t = useTranslations("waves");
  const format = useFormatter();
  const first = waves ? firstOf(waves, mails) : undefined;
  const when = start && {
    icon: <CalendarClock aria-hidden />,
    label: t("starts"),
    note: timeZone,
    // shown as it was typed: these are not the clocks of whoever reads it
    value: format.dateTime(new Date(`${start.day}T${start.time}Z`), {
      ...{ timeZone: "UTC", dateStyle: "medium", timeStyle: "short" },
    }),
  };
  const rest = waves &&
    first !== undefined && [
      { icon: <Waves aria-hidden />, label: t("firstWave"), value: format.number(first) },
      {
        icon: <Hourglass aria-hidden />,
        label: t("theRest"),
        note:
          waves.rest === "AUTO"
            ? t("afterHours", { hours: waves.restHours ?? 24 })
            : t("byHandShort"),
        value: format.number(mails - first),
      },
    ];
  return [...(when ? [when] : []), ...(rest || [])];
}
