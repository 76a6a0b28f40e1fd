import { Plus } from "lucide-react";
import Form from "next/form";
import type { ReactNode } from "react";
import { Button } from "../button";
import { PopoverButton } from "../popover-button";

interface FilterPopoverProps {
  path: string;
  /** What the address says already and these fields do not ask. */
  keep: Record<string, string>;
  open: string;
  show: string;
  children: ReactNode;
}

/** Fields by which a list is narrowed: sent, they are its address. */
export function FilterPopover({ path, keep, open, show, children }: FilterPopoverProps) {
  return (
    <PopoverButton
      label={
        <>
          <Plus aria-hidden />
          {open}
        </>
      }
      look="ghost"
      size="sm"
    >
      <Form action={path} className="flex flex-col gap-4 text-sm text-foreground">
        {Object.entries(keep).map(([name, value]) => (
          <input key={name} name={name} type="hidden" value={value} />
        ))}
        {children}
        <Button className="w-full" look="primary" size="sm" type="submit">
          {show}
        </Button>
      </Form>
    </PopoverButton>
  );
}
