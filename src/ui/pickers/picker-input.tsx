"use client";

import { controlProps } from "../forms/field-frame";
import type { PickerChoice } from "./use-choices";
import type { Offers } from "./use-picker";
import { useQuietClose } from "./use-quiet-close";

interface PickerInputProps<Choice extends PickerChoice> {
  id: string;
  offers: Offers<Choice>;
  error?: string | undefined;
  hint?: string | undefined;
  placeholder?: string;
  className?: string;
}

/** The field of a picker; arrows and Enter choose from the list that is named after it. */
export function PickerInput<Choice extends PickerChoice>(props: PickerInputProps<Choice>) {
  const { id, offers, error, hint, placeholder, className = "" } = props;
  const { open, active, type } = offers;
  const leave = useQuietClose(offers.close);
  return (
    <input
      {...controlProps(id, error, hint)}
      aria-activedescendant={open?.[active] && `${id}-${active}`}
      aria-autocomplete="list"
      aria-controls={open ? `${id}-list` : undefined}
      aria-expanded={open !== undefined}
      autoComplete="off"
      className={`input w-full ${className}`}
      onBlur={leave}
      onChange={(event) => type(event.target.value)}
      onFocus={(event) => type(event.target.value)}
      onKeyDown={offers.onKeyDown}
      placeholder={placeholder}
      ref={offers.input}
      role="combobox"
      spellCheck={false}
      type="text"
    />
  );
}
