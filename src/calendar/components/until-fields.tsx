"use client";

import { useTimeZone, useTranslations } from "next-intl";
import { useState } from "react";
import { SelectField } from "@/ui/forms/select-field";
import { TextField } from "@/ui/forms/text-field";
import type { Until } from "../rules";

/** Until when: so many days later, a date on the organisation's clock, or never. */
export function UntilFields({ choices }: { choices: readonly Until[] }) {
  const t = useTranslations("calendar.until");
  const timeZone = useTimeZone() ?? "UTC";
  const [first] = choices;
  const [until, setUntil] = useState<string>(first ?? "date");
  return (
    <>
      <SelectField
        choices={choices.map((value) => ({ value, label: t(value) }))}
        className="max-w-80"
        defaultValue={first ?? "date"}
        label={t("label")}
        name="until"
        onChange={(event) => setUntil(event.target.value)}
      />
      {until === "date" && (
        <TextField
          className="max-w-80"
          hint={t("zone", { timeZone })}
          label={t("at")}
          name="at"
          type="datetime-local"
        />
      )}
    </>
  );
}
