import { useFormatter, useTranslations } from "next-intl";
import type { FunnelPoint, Step } from "../rules";

interface ChartTipProps {
  point: FunnelPoint | undefined;
  arrived: Step;
}

/** The figures of the day under the pointer. */
export function ChartTip({ point, arrived }: ChartTipProps) {
  const t = useTranslations("overview.funnel");
  const format = useFormatter();
  if (!point) return null;
  const steps: Step[] = ["CREATED", "INVITED", arrived, "CLAIMED"];
  return (
    <div className="rounded-lg bg-overlay px-3 py-2 text-xs shadow-overlay">
      <p className="pb-1 font-medium">
        {format.dateTime(new Date(point.day), { dateStyle: "medium", timeZone: "UTC" })}
      </p>
      <dl className="grid grid-cols-[auto_auto] gap-x-4">
        {steps.map((step) => (
          <div className="contents" key={step}>
            <dt className="text-muted">{t(step)}</dt>
            <dd className="text-end tabular-nums">{format.number(point[step])}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
