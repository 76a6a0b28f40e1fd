"use client";

import type { ComponentProps } from "react";
import { useId } from "react";
import type { FieldTexts } from "./field-frame";
import { controlProps, FieldFrame } from "./field-frame";
import { useField } from "./form-context";

interface TextFieldProps
  extends FieldTexts,
    Omit<ComponentProps<"input">, "name" | "size" | "value"> {
  name: string;
  defaultValue?: string;
  /** For what is compared or copied: external ids, codes. */
  isMono?: boolean;
}

/** One line of text. Uncontrolled: the form's answer or `defaultValue` fills it. */
export function TextField({
  label,
  hint,
  error: own,
  isOptional,
  isLabelHidden,
  isMono,
  className,
  ...rest
}: TextFieldProps) {
  const made = useId();
  const id = rest.id ?? made;
  const { error, value } = useField(rest.name, own, rest.defaultValue);
  const frame = { label, hint, error, isOptional, isLabelHidden, className, id };
  return (
    <FieldFrame {...frame}>
      <input
        type="text"
        {...rest}
        {...controlProps(id, error, hint)}
        className={`input w-full ${isMono ? "font-mono" : ""}`}
        defaultValue={value}
      />
    </FieldFrame>
  );
}

interface NumberFieldProps extends Omit<TextFieldProps, "defaultValue"> {
  /** Nothing where the field says "optional". */
  value: number | null | undefined;
}

/** A whole number of a setting; typed as text, so that what is wrong stays to be mended. */
export function NumberField({ value, ...rest }: NumberFieldProps) {
  return (
    <TextField
      className="max-w-64"
      inputMode="numeric"
      {...rest}
      defaultValue={String(value ?? "")}
    />
  );
}
