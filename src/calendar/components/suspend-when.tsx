"use client";

import { useTimeZone, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useState } from "react";
import { TextField } from "@/ui/forms/text-field";
import { RadioField } from "@/ui/forms/tick-field";

interface SuspendWhenProps {
  /** The date that is set already. */
  date?: Date | null | undefined;
  /** What else is asked where it is done now. */
  children?: ReactNode;
}

/** A moment as a browser's field for date and time writes it, on the organisation's clock. */
function wallOf(date: Date, timeZone: string): string {
  const format = { timeZone, dateStyle: "short", timeStyle: "short" } as const;
  return new Intl.DateTimeFormat("sv-SE", format).format(date).replace(" ", "T");
}

/** Suspended now, or on a date; one that is set can be moved or taken away. */
export function SuspendWhen({ date, children }: SuspendWhenProps) {
  const t = useTranslations("calendar.when");
  const timeZone = useTimeZone() ?? "UTC";
  const first = date ? "date" : "now";
  const [when, setWhen] = useState<string>(first);
  const choices = (["now", "date", "never"] as const).filter((one) => date || one !== "never");
  return (
    <div
      className="flex flex-col gap-4 text-sm"
      onChange={({ target }) => {
        if (target instanceof HTMLInputElement && target.name === "when") setWhen(target.value);
      }}
    >
      <RadioField
        choices={choices.map((value) => ({ value, label: t(value) }))}
        defaultValue={first}
        legend={t("label")}
        name="when"
      />
      {when === "date" && (
        <TextField
          className="max-w-80"
          defaultValue={date ? wallOf(date, timeZone) : ""}
          hint={t("zone", { timeZone })}
          label={t("at")}
          name="at"
          type="datetime-local"
        />
      )}
      {when === "now" && children}
    </div>
  );
}
