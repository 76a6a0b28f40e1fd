import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Panel } from "@/ui/panel";
import { TextLink } from "@/ui/text-link";
import type { FirstStepFacts, StepHrefs } from "../rules";
import { currentStep, FIRST_STEPS } from "../rules";
import { StepBody } from "./step-body";

interface StepsPanelProps {
  facts: FirstStepFacts;
  hrefs: StepHrefs;
  /** The page that has all of them. */
  allHref: string;
  /** The button that puts the steps away; none for those who may not. */
  hide?: ReactNode;
}

/** On the overview: the step to do now, for whoever may do it, as long as there is one and nobody put the list away. */
export function StepsPanel({ facts, hrefs, allHref, hide }: StepsPanelProps) {
  const t = useTranslations("overview.steps");
  const common = useTranslations("common");
  const step = currentStep(facts);
  if (!step || !hrefs[step] || facts.isHidden) return null;
  // the organisation itself was the first step
  const done = 1 + FIRST_STEPS.filter((one) => facts[one]).length;
  return (
    <Panel
      end={
        <div className="flex items-center gap-3 text-xs text-muted tabular-nums">
          <span className="whitespace-nowrap">
            {t("progress", { done, all: FIRST_STEPS.length + 1 })}
          </span>
          {hide}
        </div>
      }
      title={common("labelled", { label: t("list"), value: t(step) })}
    >
      <div className="flex flex-col gap-1.5">
        <StepBody hrefs={hrefs} isCurrent isDone={false} isQuiet step={step} />
      </div>
      <p className="text-xs">
        <TextLink href={allHref} look="quiet">
          {t("all")}
        </TextLink>
      </p>
    </Panel>
  );
}
