import { useTranslations } from "next-intl";
import { Check } from "./icons";

export interface StepsProps {
  /** "You", "Sign-in", "Second factor" */
  labels: readonly string[];
  /** From 1. */
  current: number;
}

/** "Step 2 of 3" with bars: above the title, on a phone. */
export function StepBars({ labels, current }: StepsProps) {
  const t = useTranslations("common.steps");
  return (
    <div className="mb-6 lg:hidden">
      <p className="mb-2 text-base text-muted">
        {t("position", { current, count: labels.length })}
      </p>
      <div aria-hidden className="flex gap-1.5">
        {labels.map((label, index) => (
          <span
            className={`h-1 flex-1 rounded-full ${index < current ? "bg-accent inset-ring inset-ring-accent-edge" : "bg-default"}`}
            key={label}
          />
        ))}
      </div>
    </div>
  );
}

/** The same as a list, in the brand panel of a desktop. */
export function StepList({ labels, current }: StepsProps) {
  const t = useTranslations("common.steps");
  return (
    <ol className="flex flex-col gap-4 text-base">
      {labels.map((label, index) => (
        <StepLine
          done={t("done")}
          key={label}
          label={label}
          number={index + 1}
          state={stateOf(index + 1, current)}
        />
      ))}
    </ol>
  );
}

type StepState = "done" | "current" | "ahead";

function stateOf(step: number, current: number): StepState {
  if (step < current) return "done";
  return step === current ? "current" : "ahead";
}

function StepLine({
  label,
  number,
  state,
  done,
}: {
  label: string;
  number: number;
  state: StepState;
  done: string;
}) {
  const look =
    state === "ahead"
      ? "shadow-[inset_0_0_0_2px_currentColor]"
      : "bg-brand-foreground text-brand-panel";
  return (
    <li
      aria-current={state === "current" ? "step" : undefined}
      className={`flex items-center gap-3 ${state === "current" ? "font-semibold" : ""}`}
    >
      <span
        className={`flex size-6 flex-none items-center justify-center rounded-full text-xs font-semibold ${look}`}
      >
        {state === "done" ? <Check aria-hidden className="size-3.5" strokeWidth={2.5} /> : number}
      </span>
      {label}
      {state === "done" && <span className="sr-only">({done})</span>}
    </li>
  );
}
