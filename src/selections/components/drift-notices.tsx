import { useFormatter, useTranslations } from "next-intl";
import { Notice } from "@/ui/notice";
import type { NamedGroup } from "../rules";

/** Newcomers are counted to here. */
const MOST_NAMED = 1_000;

/** Some names, and how many more there are. */
export function useNames(): (group: NamedGroup) => string {
  const t = useTranslations("selections");
  const format = useFormatter();
  return ({ names, count }) => {
    const list = format.list(names, { type: "conjunction" });
    const more = count - names.length;
    return more > 0 ? t("andMore", { names: names.join(", "), count: more }) : list;
  };
}

interface DriftNoticesProps {
  newcomers: NamedGroup;
  gone: NamedGroup;
  /** Who matches no longer is meant all the same. */
  areKept?: boolean;
}

/** Who came to match a view since its people were chosen, who are not included, and who matches no longer. */
export function DriftNotices({ newcomers, gone, areKept = false }: DriftNoticesProps) {
  const t = useTranslations("selections");
  const names = useNames();
  const isMany = newcomers.count > MOST_NAMED;
  return (
    <>
      {newcomers.count > 0 && (
        <Notice tone="info">
          {t(isMany ? "newcomersMore" : "newcomers", {
            count: Math.min(newcomers.count, MOST_NAMED),
            names: isMany ? newcomers.names.join(", ") : names(newcomers),
          })}
        </Notice>
      )}
      {gone.count > 0 && (
        <Notice tone={areKept ? "info" : "warning"}>
          {t(areKept ? "goneKept" : "gone", { count: gone.count, names: names(gone) })}
        </Notice>
      )}
    </>
  );
}
