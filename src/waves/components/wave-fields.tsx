"use client";

import { useTranslations } from "next-intl";
import { SelectField } from "@/ui/forms/select-field";
import { TextField } from "@/ui/forms/text-field";
import { RadioField } from "@/ui/forms/tick-field";
import type { Rest } from "../rules";
import { MOST_REST_HOURS, STOP_ABOVE } from "../rules";
import type { usePlan } from "./use-plan";

const number = { inputMode: "numeric", type: "number", min: 1 } as const;

/** Waves as a campaign has them. */
export type PlannedWaves = {
  firstCount: number;
  rest: Rest | null;
  restHours: number | null;
  stopAbove: number | null;
};

interface WaveFieldsProps {
  plan: Pick<ReturnType<typeof usePlan>, "fields" | "faults">;
  /** What was planned before. */
  planned?: PlannedWaves | undefined;
}

/** How many go first, and how the rest follows. */
export function WaveFields({ plan, planned }: WaveFieldsProps) {
  const t = useTranslations("waves");
  const { fields, faults } = plan;
  return (
    <>
      <div className="flex gap-3">
        <TextField
          {...number}
          className="flex-1"
          defaultValue={String(planned?.firstCount ?? 10)}
          error={faults.size}
          label={t("size")}
          name="size"
        />
        <SelectField
          choices={[
            { value: "percent", label: t("percent") },
            { value: "people", label: t("people") },
          ]}
          className="flex-1"
          defaultValue={planned ? "people" : "percent"}
          label={t("unit")}
          name="unit"
        />
      </div>
      <RadioField
        choices={[
          { value: "HAND", label: t("byHand") },
          { value: "AUTO", label: t("byItself") },
        ]}
        defaultValue={planned?.rest ?? "HAND"}
        legend={t("rest")}
        name="rest"
      />
      {fields.rest === "AUTO" && (
        <div className="flex gap-3">
          <TextField
            {...number}
            className="flex-1"
            defaultValue={String(planned?.restHours ?? 24)}
            error={faults.restHours}
            label={t("restHours")}
            max={MOST_REST_HOURS}
            name="restHours"
          />
          <TextField
            {...number}
            className="flex-1"
            defaultValue={String(planned?.stopAbove ?? STOP_ABOVE)}
            error={faults.stopAbove}
            hint={t("stopAboveHint")}
            label={t("stopAbove")}
            max={100}
            name="stopAbove"
          />
        </div>
      )}
    </>
  );
}
