"use client";

import { Dropdown } from "@heroui/react/dropdown";
import type { ReactNode } from "react";
import { Button } from "../button";
import type { MenuEntry } from "../menu";
import { menuItem } from "../menu";

interface LinkMenuProps {
  /** Icon and words on the button. */
  label: ReactNode;
  entries: readonly MenuEntry[];
}

/** A button with a menu of pages: several ways to do one thing. */
export function LinkMenu({ label, entries }: LinkMenuProps) {
  return (
    <Dropdown>
      <Button>{label}</Button>
      <Dropdown.Popover className="max-w-80 md:min-w-48" placement="bottom start">
        <Dropdown.Menu>{entries.map(menuItem)}</Dropdown.Menu>
      </Dropdown.Popover>
    </Dropdown>
  );
}
