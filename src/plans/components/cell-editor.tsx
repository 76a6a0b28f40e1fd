"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { useFormStatus } from "react-dom";
import { ActionForm } from "@/ui/forms/action-form";
import type { FormAction } from "@/ui/forms/form-state";
import { TellSaving } from "./deciding/saving";
import type { ShownCell } from "./shown-row";

interface CellEditorProps {
  cell: ShownCell;
  line: number;
  action: FormAction;
  hidden: Record<string, string>;
  /** `keepsFocus`: by the keyboard, so that the cell is where a person goes on. */
  close: (keepsFocus: boolean) => void;
}

/** A cell while it is corrected: Enter and leaving it keep it, Esc does not. */
export function CellEditor({ cell, line, action, hidden, close }: CellEditorProps) {
  return (
    <ActionForm
      action={action}
      className="flex flex-col gap-1"
      hidden={hidden}
      onDone={() => close(true)}
    >
      <TellSaving />
      <CellInput cell={cell} close={close} line={line} />
    </ActionForm>
  );
}

function CellInput({ cell, line, close }: Pick<CellEditorProps, "cell" | "line" | "close">) {
  const t = useTranslations("imports.plan");
  const { pending } = useFormStatus();
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.select(), []);
  const leave = (field: HTMLInputElement) => {
    if (pending) return;
    if (field.value === cell.value) close(false);
    else field.form?.requestSubmit();
  };
  const giveUp = (field: HTMLInputElement) => {
    field.value = cell.value;
    close(true);
  };
  return (
    <>
      <input
        aria-label={t("editing", { column: cell.key, line })}
        autoComplete="off"
        className="input min-h-8 w-full min-w-40 py-1"
        defaultValue={cell.value}
        enterKeyHint="done"
        name="value"
        onBlur={(event) => leave(event.currentTarget)}
        onKeyDown={(event) => event.key === "Escape" && giveUp(event.currentTarget)}
        readOnly={pending}
        ref={input}
        spellCheck={false}
        type="text"
      />
      <span className="text-2xs text-muted">{t("editHint")}</span>
    </>
  );
}
