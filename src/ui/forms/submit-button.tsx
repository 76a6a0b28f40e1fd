"use client";

import type { ComponentProps } from "react";
import { useFormStatus } from "react-dom";
import { Button } from "../button";

/** The act of a form: a verb with its object. Waits visibly while the server answers. */
export function SubmitButton({
  look = "primary",
  ...rest
}: Omit<ComponentProps<typeof Button>, "type" | "isPending">) {
  const { pending } = useFormStatus();
  return <Button {...rest} isPending={pending} look={look} type="submit" />;
}
