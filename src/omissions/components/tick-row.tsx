import { useTranslations } from "next-intl";
import type { Ticked } from "./use-ticked";

interface TickRowProps {
  ticked: Ticked;
  line: number;
}

/** The tick of one row; none of a row with which nothing can be done. */
export function TickRow({ ticked: { open, lines, tick }, line }: TickRowProps) {
  const t = useTranslations("imports.plan.omit");
  if (!open.includes(line)) return null;
  return (
    <input
      aria-label={t("tick", { line })}
      checked={lines.includes(line)}
      className="tick row-tick flex-none max-md:size-6"
      onChange={(event) => tick([line], event.target.checked)}
      type="checkbox"
    />
  );
}
