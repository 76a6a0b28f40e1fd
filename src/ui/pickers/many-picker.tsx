"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { use, useEffect, useEffectEvent, useId } from "react";
import { FieldFrame } from "../forms/field-frame";
import { FormContext, MendingContext, useField } from "../forms/form-context";
import { PickerInput } from "./picker-input";
import { PickerList } from "./picker-list";
import type { PickerChoice } from "./use-choices";
import { usePicker } from "./use-picker";

interface ManyPickerProps {
  /** Sent once for each that was chosen. */
  name: string;
  label: string;
  hint?: string;
  isOptional?: boolean;
  /** Answers `?q=` with { choices }. */
  source: string;
  onChange?: (chosen: readonly PickerChoice[]) => void;
}

/** Type a few letters, choose one after the other: arrows and Enter choose, Backspace takes the last one back. */
export function ManyPicker(props: ManyPickerProps) {
  const { name, label, hint, isOptional = false, source, onChange } = props;
  const id = useId();
  const { error } = useField(name, undefined, undefined);
  const { mend } = use(MendingContext);
  const { chosen, keep, remove, offers } = usePicker(source, (next) => {
    mend(name);
    onChange?.(next);
  });
  useLeft(keep);
  return (
    <div className="flex flex-col gap-1.5">
      <FieldFrame error={error} hint={hint} id={id} isOptional={isOptional} label={label}>
        <Chosen chosen={chosen} remove={remove} />
        <PickerInput error={error} hint={hint} id={id} offers={offers} />
      </FieldFrame>
      {chosen.map((choice) => (
        <input key={choice.id} name={name} type="hidden" value={choice.id} />
      ))}
      {offers.open && <PickerList {...offers} choices={offers.open} id={id} label={label} />}
    </div>
  );
}

/** What an act has done for some of them is not shown as chosen for it once more. */
function useLeft(keep: (ids: readonly string[]) => void): void {
  const { left } = use(FormContext);
  const keepLeft = useEffectEvent(keep);
  useEffect(() => {
    if (left) keepLeft(left);
  }, [left]);
}

interface ChosenProps {
  chosen: readonly PickerChoice[];
  remove: (choice: PickerChoice) => void;
}

function Chosen({ chosen, remove }: ChosenProps) {
  const t = useTranslations("shell.picker");
  if (chosen.length === 0) return null;
  return (
    <ul className="flex flex-wrap gap-1.5">
      {chosen.map((choice) => (
        <li
          className="inline-flex max-w-full items-stretch rounded-md border border-border bg-(--button-paper) text-sm text-foreground"
          key={choice.id}
        >
          <span className="truncate px-2 py-1" title={choice.detail}>
            {choice.name}
          </span>
          <button
            aria-label={t("remove", { name: choice.name })}
            className="flex w-7 cursor-pointer items-center justify-center rounded-e-md border-s border-border text-muted hover:bg-surface-secondary hover:text-foreground"
            onClick={() => remove(choice)}
            type="button"
          >
            <X aria-hidden className="size-3.5" />
          </button>
        </li>
      ))}
    </ul>
  );
}
