"use client";

import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { RadioField } from "@/ui/forms/tick-field";
import type { Clocks } from "./start-fields";
import { StartFields } from "./start-fields";
import type { PlannedWaves } from "./wave-fields";
import { WaveFields } from "./wave-fields";

interface PlanFieldsProps {
  clocks: Pick<Clocks, "timeZone" | "today">;
  day: string;
  time: string;
  /** How many are written to. */
  people: number;
  /** As it is planned; none: everybody at once. */
  waves?: PlannedWaves | undefined;
}

/** When a planned campaign begins and who goes first, within the form of a dialog. */
export function PlanFields({ clocks, day, time, people, waves }: PlanFieldsProps) {
  const t = useTranslations("waves");
  const part = useRef<HTMLDivElement>(null);
  const [fields, setFields] = useState<Record<string, string>>({
    ...{ waves: waves ? "first" : "all", rest: waves?.rest ?? "HAND" },
  });
  const read = () => {
    const form = part.current?.closest("form");
    if (!form) return;
    const entries = [...new FormData(form)].map(([name, value]) => [name, String(value)]);
    setFields(Object.fromEntries(entries));
  };
  return (
    <div className="flex flex-col gap-5" onChange={read} ref={part}>
      <StartFields clocks={clocks} day={day} time={time} />
      {people > 1 && (
        <RadioField
          choices={[
            { value: "all", label: t("all") },
            { value: "first", label: t("first") },
          ]}
          defaultValue={fields.waves ?? "all"}
          legend={t("who")}
          name="waves"
        />
      )}
      {fields.waves === "first" && <WaveFields plan={{ fields, faults: {} }} planned={waves} />}
    </div>
  );
}
