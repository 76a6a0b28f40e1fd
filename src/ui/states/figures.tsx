import { useFormatter } from "next-intl";
import type { ReactNode } from "react";

export interface Figure {
  label: string;
  /** lucide, no size */
  icon: ReactNode;
  value: number;
}

/** A few numbers side by side; those that are none are left out, the first is always there. */
export function Figures({ figures }: { figures: readonly Figure[] }) {
  const format = useFormatter();
  return (
    <ul className="panel grid max-w-160 auto-cols-fr grid-flow-col divide-x divide-separator">
      {figures
        .filter(({ value }, index) => index === 0 || value > 0)
        .map(({ label, icon, value }) => (
          <li className="flex flex-col items-center px-2 py-3 text-center" key={label}>
            <span className="text-lg font-semibold tabular-nums">{format.number(value)}</span>
            <span className="flex items-center gap-1.5 text-xs text-muted [&_svg]:size-3.5 [&_svg]:max-md:hidden">
              {icon}
              {label}
            </span>
          </li>
        ))}
    </ul>
  );
}
