"use client";

import { ChevronDown } from "lucide-react";
import type { ComponentProps } from "react";
import { useId } from "react";
import type { FieldTexts } from "./field-frame";
import { controlProps, FieldFrame } from "./field-frame";
import { useField } from "./form-context";

export interface Choice {
  value: string;
  label: string;
}

interface SelectFieldProps
  extends FieldTexts,
    Omit<ComponentProps<"select">, "name" | "value" | "size"> {
  name: string;
  choices: readonly Choice[];
  /** First entry with the empty value, for "not chosen". */
  emptyLabel?: string;
  defaultValue?: string;
}

/** A native list: searchable by typing, the phone's own wheel, and it works before any script runs. */
export function SelectField(props: SelectFieldProps) {
  const {
    label,
    hint,
    error: own,
    isOptional,
    isLabelHidden,
    className,
    choices,
    emptyLabel,
    ...rest
  } = props;
  const made = useId();
  const id = rest.id ?? made;
  const { error, value } = useField(rest.name, own, rest.defaultValue);
  const frame = { label, hint, error, isOptional, isLabelHidden, className, id };
  return (
    <FieldFrame {...frame}>
      <span className="relative flex">
        {/* a form reset forgets a changed default of a select, so a new default makes a new select */}
        <select
          key={value}
          {...rest}
          {...controlProps(id, error, hint)}
          className="input w-full appearance-none truncate pe-8"
          defaultValue={value}
        >
          {emptyLabel !== undefined && <option value="">{emptyLabel}</option>}
          {choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.label}
            </option>
          ))}
        </select>
        <ChevronDown
          aria-hidden
          className="pointer-events-none absolute end-2.5 top-1/2 size-4 -translate-y-1/2 text-muted"
        />
      </span>
    </FieldFrame>
  );
}
