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
 * names; another one inside would leave it a name without a role. It is no taller than what is left of the window, and what
 * does not fit is scrolled to.
 */
export function PopoverButton({ label, children, ...rest }: PopoverButtonProps) {
  return (
    <Popover>
      <Button {...rest}>{label}</Button>
      <Popover.Content className="flex max-w-80 min-w-56 flex-col" placement="bottom start">
        <div className="flex min-h-0 flex-col overflow-y-auto p-4">{children}</div>
      </Popover.Content>
    </Popover>
  );
}
