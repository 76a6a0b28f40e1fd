"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useState } from "react";
import { TextField } from "@/ui/forms/text-field";
import { RadioField } from "@/ui/forms/tick-field";

interface SuspendWhenProps {
  timeZone: string;
  /** The date that is set already, as the organisation's clock shows it. */
  date?: string | undefined;
  /** What else is asked where it is done now. */
  children?: ReactNode;
}

/** Suspended now, or on a date; one that is set can be moved or taken away. */
export function SuspendWhen({ timeZone, date, children }: SuspendWhenProps) {
  const t = useTranslations("calendar.when");
  const [when, setWhen] = useState(date ? "date" : "now");
  const choices = ["now", "date", ...(date ? ["never"] : [])] as ("now" | "date" | "never")[];
  return (
    <div
      className="flex flex-col gap-4 text-sm"
      onChange={({ target }) => {
        if (target instanceof HTMLInputElement && target.name === "when") setWhen(target.value);
      }}
    >
      <RadioField
        choices={choices.map((value) => ({ value, label: t(value) }))}
        defaultValue={date ? "date" : "now"}
        legend={t("label")}
        name="when"
      />
      {when === "date" && (
        <TextField
          className="max-w-80"
          defaultValue={date ?? ""}
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
