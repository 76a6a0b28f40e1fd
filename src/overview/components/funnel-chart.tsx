"use client";

import { useFormatter } from "next-intl";
import {
  Area,
  CartesianGrid,
  ComposedChart,
  Line,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from "recharts";
import type { FunnelPoint, Step } from "../rules";
import { ChartTip } from "./chart-tip";

export interface FunnelChartProps {
  points: readonly FunnelPoint[];
  /** What stands for "reached": delivered, or sent where no transport tells more. */
  arrived: Step;
}

const TICK = { fontSize: 11, fill: "var(--muted)" };

/** How people came to each step, day by day. Its figures stand above it, and all of it in a table below. */
export function FunnelChart({ points, arrived }: FunnelChartProps) {
  const format = useFormatter();
  const day = (value: string) =>
    format.dateTime(new Date(value), { day: "numeric", month: "short", timeZone: "UTC" });
  const number = (value: number) => format.number(value, { notation: "compact" });
  return (
    <ResponsiveContainer height="100%" width="100%">
      <ComposedChart
        accessibilityLayer={false}
        data={[...points]}
        margin={{ top: 8, right: 12, bottom: 0, left: 0 }}
      >
        <CartesianGrid stroke="var(--chart-grid)" vertical={false} />
        <XAxis
          axisLine={false}
          dataKey="day"
          minTickGap={56}
          tick={TICK}
          tickFormatter={day}
          tickLine={false}
          tickMargin={8}
        />
        <YAxis
          allowDecimals={false}
          axisLine={false}
          tick={TICK}
          tickCount={6}
          tickFormatter={number}
          tickLine={false}
          width={44}
        />
        <Tooltip
          content={({ active, label }) => (
            <ChartTip
              arrived={arrived}
              point={active ? points.find((point) => point.day === label) : undefined}
            />
          )}
          cursor={{ stroke: "var(--field-border)" }}
          isAnimationActive={false}
        />
        <Area
          dataKey={arrived}
          fill="var(--chart-4)"
          fillOpacity={1}
          isAnimationActive={false}
          stroke="var(--chart-2)"
          strokeWidth={1.5}
        />
        <Area
          dataKey="CLAIMED"
          fill="var(--chart-3)"
          fillOpacity={1}
          isAnimationActive={false}
          stroke="var(--chart-1)"
          strokeWidth={2}
        />
        <Line dataKey="INVITED" dot={false} isAnimationActive={false} stroke="var(--chart-5)" />
        <Line
          dataKey="CREATED"
          dot={false}
          isAnimationActive={false}
          stroke="var(--chart-5)"
          strokeDasharray="3 3"
          type="stepAfter"
        />
      </ComposedChart>
    </ResponsiveContainer>
  );
}
