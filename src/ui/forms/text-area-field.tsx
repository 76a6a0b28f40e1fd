"use client";

import type { ComponentProps } from "react";
import { useId } from "react";
import type { FieldTexts } from "./field-frame";
import { controlProps, FieldFrame } from "./field-frame";
import { useField } from "./form-context";

interface TextAreaFieldProps
  extends FieldTexts,
    Omit<ComponentProps<"textarea">, "name" | "value"> {
  name: string;
  defaultValue?: string;
}

/** Several lines of text; grows with what is typed. */
export function TextAreaField({
  label,
  hint,
  error: own,
  isOptional,
  isLabelHidden,
  className,
  ...rest
}: TextAreaFieldProps) {
  const made = useId();
  const id = rest.id ?? made;
  const { error, value } = useField(rest.name, own, rest.defaultValue);
  const frame = { label, hint, error, isOptional, isLabelHidden, className, id };
  return (
    <FieldFrame {...frame}>
      <textarea
        rows={5}
        {...rest}
        {...controlProps(id, error, hint)}
        className="textarea field-sizing-content max-h-120 min-h-32 w-full resize-y"
        defaultValue={value}
      />
    </FieldFrame>
  );
}
