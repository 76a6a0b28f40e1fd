import { CircleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ShownCell } from "./shown-row";

interface PlanCellProps {
  cell: ShownCell;
  line: number;
  edit: (() => void) | undefined;
}

/** A cell as the file has it; what is wrong stands in it. Where it can be corrected it is a button. */
export function PlanCell({ cell, line, edit }: PlanCellProps) {
  const t = useTranslations("imports.plan");
  const isWrong = cell.faults.length > 0;
  const look = isWrong
    ? "rounded-md bg-danger-soft px-1.5 py-1 shadow-[inset_0_0_0_1px_var(--danger)]"
    : "rounded-md px-1.5 py-1.5 text-muted";
  const words = (
    <>
      {isWrong && <span className="block font-mono text-2xs text-muted md:hidden">{cell.key}</span>}
      <span
        className={`block max-w-64 truncate ${cell.value === "" ? "text-muted" : ""}`}
        title={cell.value || undefined}
      >
        {cell.value || (isWrong ? t("blank") : "–")}
      </span>
      {cell.faults.map((fault) => (
        <span
          className="mt-0.5 flex max-w-72 items-start gap-1 text-2xs text-danger-text md:max-w-64"
          key={fault}
        >
          <CircleAlert aria-hidden className="mt-0.5 size-3 flex-none" />
          {fault}
        </span>
      ))}
    </>
  );
  if (!edit) return <div className={`-mx-1.5 ${look}`}>{words}</div>;
  const value = cell.value || t("blank");
  return (
    <button
      aria-description={cell.faults.join(" ") || undefined}
      aria-label={t("edit", { column: cell.key, line, value })}
      className={`-mx-1.5 block cursor-text text-start max-md:w-[calc(100%+0.75rem)] ${look} ${isWrong ? "" : "hover:bg-surface-secondary"}`}
      onClick={edit}
      type="button"
    >
      {words}
    </button>
  );
}
