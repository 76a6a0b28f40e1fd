"use client";

import { Dropdown } from "@heroui/react/dropdown";
import { Ellipsis } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useState } from "react";
import { Button } from "./button";
import type { ConfirmDialogProps } from "./dialogs/confirm-dialog";
import { ConfirmDialog } from "./dialogs/confirm-dialog";

export interface MenuEntry {
  id: string;
  label: string;
  /** lucide, no size */
  icon?: ReactNode;
  isDanger?: boolean;
  /** One of the three: a page, a dialog that asks first, or (in client parts) a function. */
  href?: string;
  dialog?: Omit<ConfirmDialogProps, "trigger" | "isOpen" | "onOpenChange">;
  onChoose?: () => void;
}

interface ActsMenuProps {
  /** Whose acts: "Amara Diallo". */
  name?: string;
  entries: readonly MenuEntry[];
  /** In a row the button is quiet and 28 px, in a page head it is outlined. */
  look?: "row" | "head";
}

/** The "more" button of a row or a page head. An entry with a dialog opens it; nothing happens at one press. */
export function ActsMenu({ name, entries, look = "row" }: ActsMenuProps) {
  const t = useTranslations("common.menu");
  const [asked, setAsked] = useState<string>();
  const dialog = entries.find((entry) => entry.id === asked)?.dialog;
  if (entries.length === 0) return null;
  const choose = (id: string) => {
    const entry = entries.find((candidate) => candidate.id === id);
    if (entry?.dialog) setAsked(id);
    else entry?.onChoose?.();
  };
  return (
    <>
      <Dropdown>
        <Button
          aria-label={name ? t("moreFor", { name }) : t("more")}
          className={look === "row" ? "md:size-7" : ""}
          isIconOnly
          look={look === "row" ? "ghost" : "outline"}
          size={look === "row" ? "sm" : "md"}
        >
          <Ellipsis aria-hidden />
        </Button>
        <Dropdown.Popover className="max-w-80 md:min-w-48" placement="bottom end">
          <Dropdown.Menu onAction={(id) => choose(String(id))}>
            {entries.map(menuItem)}
          </Dropdown.Menu>
        </Dropdown.Popover>
      </Dropdown>
      {dialog && (
        <ConfirmDialog
          {...dialog}
          isOpen
          onOpenChange={(isOpen) => !isOpen && setAsked(undefined)}
        />
      )}
    </>
  );
}

/** One entry as the library's menu wants it; exported for the menus of the frame. */
export function menuItem(entry: MenuEntry) {
  const tone = entry.isDanger ? "text-danger-text [&_svg]:text-danger-text" : "[&_svg]:text-muted";
  return (
    <Dropdown.Item
      className={`flex items-center gap-2 text-sm [&_svg]:size-4 ${tone}`}
      href={entry.href}
      id={entry.id}
      key={entry.id}
      textValue={entry.label}
    >
      {entry.icon}
      {entry.label}
    </Dropdown.Item>
  );
}
