"use client";

import { useTranslations } from "next-intl";
import { RadioField } from "@/ui/forms/tick-field";
import { USUAL_TIME } from "../input";
import type { Clocks } from "./start-fields";
import { StartFields } from "./start-fields";
import type { usePlan } from "./use-plan";
import { WaveFields } from "./wave-fields";

interface WhenPartProps {
  plan: ReturnType<typeof usePlan>;
  clocks: Clocks;
  /** How many are written to. */
  people: number;
}

/** When the letters leave: two questions, whose first answers need nothing else. */
export function WhenPart({ plan, clocks, people }: WhenPartProps) {
  const t = useTranslations("waves");
  const { form, fields, faults, change } = plan;
  return (
    <form
      aria-label={t("when")}
      className="flex flex-col gap-5"
      onChange={change}
      onSubmit={(event) => event.preventDefault()}
      ref={form}
    >
      <RadioField
        choices={[
          { value: "now", label: t("now") },
          { value: "later", label: t("later") },
        ]}
        defaultValue="now"
        legend={t("start")}
        name="start"
      />
      {fields.start === "later" && (
        <StartFields clocks={clocks} day={clocks.tomorrow} faults={faults} time={USUAL_TIME} />
      )}
      {people > 1 && (
        <RadioField
          choices={[
            { value: "all", label: t("all") },
            { value: "first", label: t("first"), hint: t("firstHint") },
          ]}
          defaultValue="all"
          legend={t("who")}
          name="waves"
        />
      )}
      {fields.waves === "first" && <WaveFields plan={plan} />}
    </form>
  );
}
