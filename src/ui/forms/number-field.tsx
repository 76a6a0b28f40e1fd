"use client";

import type { ComponentProps } from "react";
import { TextField } from "./text-field";

interface NumberFieldProps extends Omit<ComponentProps<typeof TextField>, "defaultValue"> {
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
