import { useFormatter, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { FunnelPoint, Step } from "../rules";
import { shareOf } from "../rules";
import { FunnelTable } from "./funnel-table";
import { LazyChart } from "./lazy-chart";
import { LineSample } from "./line-sample";

export interface FunnelPanelProps {
  points: readonly FunnelPoint[];
  /** Whether any transport tells what arrived. */
  tellsDelivery: boolean;
  /** Whether somebody is not counted because they founded the organisation. */
  leavesOutFounder: boolean;
}

const NONE: FunnelPoint = { day: "", CREATED: 0, INVITED: 0, SENT: 0, DELIVERED: 0, CLAIMED: 0 };

/** Created, invited, delivered, claimed: how many by now, joined by their conversion, and how it went over the period. */
export function FunnelPanel({ points, tellsDelivery, leavesOutFounder }: FunnelPanelProps) {
  const t = useTranslations("overview.funnel");
  const arrived: Step = tellsDelivery ? "DELIVERED" : "SENT";
  const steps: Step[] = ["CREATED", "INVITED", arrived, "CLAIMED"];
  return (
    <section aria-labelledby="funnel" className="panel overflow-hidden">
      <h2 className="sr-only" id="funnel">
        {t("title")}
      </h2>
      <ul className="grid grid-cols-2 border-b border-separator lg:grid-cols-4">
        {steps.map((step) => (
          <Figure arrived={arrived} key={step} points={points} step={step} />
        ))}
      </ul>
      <div className="flex flex-col gap-3 p-4 ps-2 md:p-5 md:ps-3">
        <LazyChart arrived={arrived} points={points} />
        {!tellsDelivery && <p className="ps-2 text-xs text-muted">{t("sentOnly")}</p>}
        {leavesOutFounder && <p className="ps-2 text-xs text-muted">{t("founder")}</p>}
        <FunnelTable points={points} steps={steps} />
      </div>
    </section>
  );
}

interface FigureProps {
  step: Step;
  arrived: Step;
  points: readonly FunnelPoint[];
}

function Figure({ step, arrived, points }: FigureProps) {
  const t = useTranslations("overview.funnel");
  const format = useFormatter();
  const [first, last] = [points[0] ?? NONE, points.at(-1) ?? NONE];
  const before = { CREATED: undefined, INVITED: "CREATED", CLAIMED: arrived } as const;
  const whole: Step | undefined = step === arrived ? "INVITED" : before[step as "INVITED"];
  const share = whole && shareOf(last[step], last[whole]);
  const texts = {
    CREATED: "ofCreated",
    INVITED: "ofInvited",
    SENT: "ofSent",
    DELIVERED: "ofDelivered",
  } as const;
  return (
    <li className="flex flex-col gap-1 border-separator p-4 not-first:border-s max-lg:odd:border-s-0 max-lg:nth-[n+3]:border-t md:px-5">
      <span className="flex items-center gap-2 text-sm text-muted">
        <LineSample step={step} />
        {t(step)}
      </span>
      <span className="flex flex-wrap items-baseline gap-x-2 max-md:flex-col">
        <span className="text-2xl font-semibold tabular-nums">{format.number(last[step])}</span>
        <span className="text-xs text-muted">
          {whole === undefined && t("gained", { count: last[step] - first[step] })}
          {whole !== undefined &&
            share !== undefined &&
            t.rich(texts[whole as keyof typeof texts], {
              share: format.number(share, { style: "percent", maximumFractionDigits: 1 }),
              strong: (words: ReactNode) => (
                <strong className="font-medium text-foreground">{words}</strong>
              ),
            })}
        </span>
      </span>
    </li>
  );
}
