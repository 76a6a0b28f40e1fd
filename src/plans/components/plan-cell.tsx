"use client";

import { ArrowRight, CircleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useId, useRef } from "react";
import { TextLink } from "@/ui/text-link";
import { QuickFix } from "./quick-fix";
import type { Editing, ShownCell, ShownFault } from "./shown-row";

interface PlanCellProps {
  cell: ShownCell;
  line: number;
  /** What the file calls its column. */
  name: string;
  edit: (() => void) | undefined;
  editing: Editing | undefined;
  /** It was left by the keyboard a moment ago. */
  takesFocus: boolean;
}

/** A cell as the file has it; what is wrong stands in it. Where it can be corrected its value is a button as large as it. */
export function PlanCell(props: PlanCellProps) {
  const { cell, edit, editing, line } = props;
  const t = useTranslations("imports.plan");
  const note = useId();
  const [first, ...others] = cell.faults;
  const isWrong = cell.faults.length > 0;
  const look = isWrong
    ? "bg-danger-soft py-1 shadow-[inset_0_0_0_1px_var(--danger)]"
    : `py-1.5 text-muted ${edit ? "hover:bg-surface-secondary" : ""}`;
  return (
    <div className={`relative rounded-md px-1.5 ${isWrong ? "" : "-mx-1.5"} ${look}`}>
      <div className={isWrong ? "flex items-baseline gap-2" : undefined}>
        {isWrong && (
          <span className="max-w-1/2 flex-none truncate font-mono text-2xs text-muted">
            {props.name}
          </span>
        )}
        <Value {...props} note={isWrong ? note : undefined} />
      </div>
      {cell.read && <ReadAs read={cell.read} />}
      <div className="gap-x-3 empty:hidden md:flex md:flex-wrap md:items-center">
        <div className="min-w-0 empty:hidden" id={note}>
          {first && <Fault fault={first} isEditable={editing !== undefined} />}
          {others.length > 0 && (
            <details className="relative">
              <summary className="w-fit cursor-pointer text-2xs text-danger-text underline">
                {t("moreFaults", { count: others.length })}
              </summary>
              {others.map((fault) => (
                <Fault fault={fault} isEditable={editing !== undefined} key={fault.text} />
              ))}
            </details>
          )}
        </div>
        {editing && <Fixes cell={cell} editing={editing} line={line} />}
      </div>
    </div>
  );
}

/** A cell that is wrong, in its column: it stands with its fault at the beginning of its row. */
export function MarkedCell({ cell: { value } }: { cell: ShownCell }) {
  const t = useTranslations("imports.plan");
  return (
    <span
      className="-mx-1.5 block max-w-64 truncate rounded-md px-1.5 py-1.5 text-danger-text shadow-[inset_0_0_0_1px_var(--danger)]"
      title={value || undefined}
    >
      {value || t("blank")}
    </span>
  );
}

/** What is wrong, and what would be right where no button beside it says so. */
function Fault({
  fault: { text, right, elsewhere },
  isEditable,
}: {
  fault: ShownFault;
  isEditable: boolean;
}) {
  const t = useTranslations("imports.plan");
  return (
    <span className="mt-0.5 flex items-start gap-1 text-2xs text-danger-text">
      <CircleAlert aria-hidden className="mt-0.5 size-3 flex-none" />
      <span className="min-w-0 wrap-anywhere">
        {!right || isEditable ? text : `${text} ${t("useNow", { right })}`}
        {elsewhere && (
          <>
            {" "}
            <TextLink className="relative z-10" href={elsewhere.href}>
              {elsewhere.label}
            </TextLink>
          </>
        )}
      </span>
    </span>
  );
}

/** What becomes of a cell that can be written in many ways. */
function ReadAs({ read }: { read: string }) {
  const t = useTranslations("imports.change");
  return (
    <span className="flex items-center gap-1 text-2xs whitespace-nowrap text-foreground">
      <ArrowRight aria-hidden className="size-3 flex-none text-muted" />
      <span className="sr-only">{t("to")}</span>
      {read}
    </span>
  );
}

function Fixes({
  cell,
  line,
  editing,
}: Pick<PlanCellProps, "cell" | "line"> & { editing: Editing }) {
  return cell.faults.map(
    ({ text, right }) =>
      right !== undefined && (
        <QuickFix column={cell.at} editing={editing} key={text} line={line} right={right} />
      ),
  );
}

function Value(props: PlanCellProps & { note: string | undefined }) {
  const { cell, line, edit, takesFocus, note } = props;
  const t = useTranslations("imports.plan");
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (takesFocus) button.current?.focus();
  }, [takesFocus]);
  const shown = cell.value || (note ? t("blank") : "–");
  const tone = cell.value === "" ? "text-muted" : "";
  if (!edit)
    return (
      <span className={`block max-w-64 truncate ${tone}`} title={cell.value || undefined}>
        {shown}
      </span>
    );
  const label = t("edit", { column: cell.key, line, value: cell.value || t("blank") });
  return (
    <button
      aria-describedby={note}
      aria-label={label}
      className={`block min-w-6 cursor-text text-start after:absolute after:inset-0 after:rounded-md ${tone}`}
      onClick={edit}
      ref={button}
      type="button"
    >
      <span className="block max-w-64 truncate" title={cell.value || undefined}>
        {shown}
      </span>
    </button>
  );
}
