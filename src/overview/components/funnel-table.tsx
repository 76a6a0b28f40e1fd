import { useFormatter, useTranslations } from "next-intl";
import type { FunnelPoint, Step } from "../rules";

interface FunnelTableProps {
  points: readonly FunnelPoint[];
  steps: readonly Step[];
}

/** The same as the chart, in words and numbers. */
export function FunnelTable({ points, steps }: FunnelTableProps) {
  const t = useTranslations("overview.funnel");
  const format = useFormatter();
  const cell = "py-1 pe-4 text-end last:pe-0";
  return (
    <details className="ps-2 text-xs">
      <summary className="w-fit cursor-pointer text-muted hover:text-foreground">
        {t("table")}
      </summary>
      <table className="mt-2 w-full">
        <caption className="sr-only">{t("caption")}</caption>
        <thead className="text-muted">
          <tr className="border-b border-separator">
            <th className="py-1 pe-4 text-start font-medium" scope="col">
              {t("day")}
            </th>
            {steps.map((step) => (
              <th className={`${cell} font-medium`} key={step} scope="col">
                {t(step)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {points.toReversed().map((point) => (
            <tr className="border-b border-separator last:border-0" key={point.day}>
              <th className="py-1 pe-4 text-start font-normal whitespace-nowrap" scope="row">
                {format.dateTime(new Date(point.day), { dateStyle: "medium", timeZone: "UTC" })}
              </th>
              {steps.map((step) => (
                <td className={cell} key={step}>
                  {format.number(point[step])}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
