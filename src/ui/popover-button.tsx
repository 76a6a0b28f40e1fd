"use client";

import { Popover } from "@heroui/react/popover";
import type { ComponentProps, ReactNode } from "react";
import { Button } from "./button";

interface PopoverButtonProps
  extends Pick<ComponentProps<typeof Button>, "look" | "size" | "className" | "aria-label"> {
  /** Icon and words on the button. */
  label: ReactNode;
  children: ReactNode;
}

/**
 * A button that opens a small panel: a filter's editor, a column picker. The popover itself is the dialog that the button
 * names; another one inside would leave it a name without a role.
 */
export function PopoverButton({ label, children, ...rest }: PopoverButtonProps) {
  return (
    <Popover>
      <Button {...rest}>{label}</Button>
      <Popover.Content className="max-w-80 min-w-56" placement="bottom start">
        <div className="p-4">{children}</div>
      </Popover.Content>
    </Popover>
  );
}
