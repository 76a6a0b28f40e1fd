"use client";

import dynamic from "next/dynamic";
import type { FunnelChartProps } from "./funnel-chart";

const Chart = dynamic(() => import("./funnel-chart").then(({ FunnelChart }) => FunnelChart), {
  ssr: false,
});

/** The chart comes after the page, into a place that is kept for it. */
export function LazyChart(props: FunnelChartProps) {
  return (
    <div aria-hidden className="h-60 md:h-80">
      <Chart {...props} />
    </div>
  );
}
