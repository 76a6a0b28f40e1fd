"use client";

import { useTranslations } from "next-intl";
import type { PickerChoice } from "./use-choices";

interface PickerListProps<Choice extends PickerChoice> {
  /** Of the field; the parts of the list are named after it. */
  id: string;
  label: string;
  choices: readonly Choice[];
  active: number;
  choose: (choice: Choice) => void;
}

/** What can be chosen now; the focus stays in the field. */
export function PickerList<Choice extends PickerChoice>(props: PickerListProps<Choice>) {
  const { id, label, choices, active, choose } = props;
  const t = useTranslations("shell.picker");
  if (choices.length === 0)
    return (
      <p className="text-xs text-muted" id={`${id}-list`} role="status">
        {t("none")}
      </p>
    );
  return (
    <div
      aria-label={label}
      className="flex max-h-60 flex-col divide-y divide-separator overflow-y-auto rounded-lg shadow-[inset_0_0_0_1px_var(--border)]"
      id={`${id}-list`}
      role="listbox"
      tabIndex={-1}
    >
      {choices.map((choice, index) => (
        <div
          aria-selected={index === active}
          className="flex cursor-pointer items-baseline gap-2 px-3 py-2 text-sm hover:bg-surface-secondary aria-selected:bg-surface-secondary"
          id={`${id}-${index}`}
          key={choice.id}
          onClick={() => choose(choice)}
          onKeyDown={(event) => event.key === "Enter" && choose(choice)}
          onMouseDown={(event) => event.preventDefault()}
          role="option"
          tabIndex={-1}
        >
          <span className="max-w-3/4 flex-none truncate font-medium text-foreground">
            {choice.name}
          </span>
          {choice.detail && (
            <span className="min-w-0 truncate text-xs text-muted">{choice.detail}</span>
          )}
        </div>
      ))}
    </div>
  );
}
