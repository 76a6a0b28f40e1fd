"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useField } from "@/ui/forms/form-context";
import { SelectField } from "@/ui/forms/select-field";
import { TextField } from "@/ui/forms/text-field";
import { RadioField } from "@/ui/forms/tick-field";

const PRESETS = { week: 168, month: 720 } as const;
const DAY = 24;

const presetOf = (hours: number) =>
  hours === PRESETS.week ? "week" : hours === PRESETS.month ? "month" : "other";

/** How long links live: two usual times, or a number of hours or days. Sent as hours. */
export function LinkLifeField({ hours }: { hours: number }) {
  const t = useTranslations("settings.invitations");
  const { error } = useField("linkLifeHours", undefined, undefined);
  const [preset, setPreset] = useState<string>(presetOf(hours));
  const isDays = hours % DAY === 0;
  const [number, setNumber] = useState(String(isDays ? hours / DAY : hours));
  const [unit, setUnit] = useState(isDays ? "days" : "hours");
  const typed = number.trim() === "" ? "" : String(Number(number) * (unit === "days" ? DAY : 1));
  const value = preset === "week" || preset === "month" ? String(PRESETS[preset]) : typed;
  return (
    <div className="flex flex-col gap-3">
      <div
        onChange={({ target }) => {
          if (target instanceof HTMLInputElement && target.type === "radio")
            setPreset(target.value);
        }}
      >
        <RadioField
          choices={[
            { value: "week", label: t("week") },
            { value: "month", label: t("month") },
            { value: "other", label: t("other") },
          ]}
          defaultValue={presetOf(hours)}
          legend={t("life")}
          name="lifePreset"
        />
      </div>
      {preset === "other" && (
        <div className="grid grid-cols-[8rem_8rem] gap-3 ps-6.5">
          <TextField
            defaultValue={number}
            error={error}
            inputMode="numeric"
            label={t("number")}
            name="lifeNumber"
            onChange={(event) => setNumber(event.target.value)}
          />
          <SelectField
            choices={[
              { value: "hours", label: t("hours") },
              { value: "days", label: t("days") },
            ]}
            defaultValue={unit}
            label={t("unit")}
            name="lifeUnit"
            onChange={(event) => setUnit(event.target.value)}
          />
        </div>
      )}
      <p className="text-xs text-muted">{t("lifeHint")}</p>
      <input name="linkLifeHours" type="hidden" value={value} />
    </div>
  );
}
