import type { Step } from "../rules";

const LOOKS: Record<Step, string> = {
  CREATED: "border-t border-dashed border-chart-5",
  INVITED: "border-t border-chart-5",
  SENT: "border-t-[1.5px] border-chart-2",
  DELIVERED: "border-t-[1.5px] border-chart-2",
  CLAIMED: "border-t-2 border-chart-1",
};

/** The line of a step in the chart, beside its word: no legend box. */
export function LineSample({ step }: { step: Step }) {
  return <span aria-hidden className={`w-3.5 ${LOOKS[step]}`} />;
}
