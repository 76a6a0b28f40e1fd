import { TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { licencesLeft } from "../rules";

type Stock = { used: number; licences: number | null };

/** How many licences are held beyond those there are. */
export const overUse = ({ used, licences }: Stock): number =>
  licences === null ? 0 : Math.max(0, used - licences);

/** "36 of 50" with a bar: how much of it is held. The numbers stand beside it as text. */
export function Licences({ used, licences }: Stock) {
  const t = useTranslations("applications");
  if (licences === null) return <span className="tabular-nums">{t("usedOpen", { used })}</span>;
  const share = licences === 0 ? (used > 0 ? 1 : 0) : Math.min(1, used / licences);
  return (
    <span className="flex items-center gap-3">
      <span
        aria-hidden
        className="h-1.5 w-24 flex-none overflow-hidden rounded-full bg-default max-md:hidden"
      >
        <span
          className={`block h-full ${used > licences ? "bg-warning" : "bg-chart-1"}`}
          style={{ width: `${share * 100}%` }}
        />
      </span>
      <span className="tabular-nums">{t("used", { used, licences })}</span>
    </span>
  );
}

/** "14 left", or how many are held too many. */
export function LicencesLeft(stock: Stock) {
  const t = useTranslations("applications");
  const over = overUse(stock);
  if (stock.licences === null) return "–";
  if (over === 0)
    return (
      <span className="tabular-nums">
        {t("left", { count: licencesLeft(stock.licences, stock.used) })}
      </span>
    );
  return (
    <span className="inline-flex items-center gap-1.5 text-warning-text tabular-nums">
      <TriangleAlert aria-hidden className="size-3.5" />
      {t("over", { count: over })}
    </span>
  );
}
