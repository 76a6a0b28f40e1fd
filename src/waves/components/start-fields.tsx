"use client";

import { useTranslations } from "next-intl";
import { TextField } from "@/ui/forms/text-field";

/** The organisation's clocks: their zone, and which day it is there tomorrow. */
export type Clocks = { timeZone: string; today: string; tomorrow: string };

interface StartFieldsProps {
  clocks: Pick<Clocks, "timeZone" | "today">;
  day: string;
  time: string;
  faults?: Partial<Record<string, string>>;
}

/** A day and a time, on the clocks of the organisation. */
export function StartFields({ clocks, day, time, faults = {} }: StartFieldsProps) {
  const t = useTranslations("waves");
  return (
    <div className="flex flex-col gap-1.5">
      <div className="flex flex-wrap gap-3">
        <TextField
          className="min-w-36 flex-1"
          defaultValue={day}
          error={faults.day}
          label={t("day")}
          min={clocks.today}
          name="day"
          type="date"
        />
        <TextField
          className="min-w-28 flex-1"
          defaultValue={time}
          error={faults.time}
          label={t("time")}
          name="time"
          type="time"
        />
      </div>
      <p className="text-xs text-muted">{t("zone", { zone: clocks.timeZone })}</p>
    </div>
  );
}
