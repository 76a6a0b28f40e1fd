"use client";

import { Printer } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { MOST_CHOSEN } from "@/handovers/rules";
import { Button } from "@/ui/button";
import { ConfirmDialog } from "@/ui/dialogs/confirm-dialog";
import type { FormAction } from "@/ui/forms/form-state";
import { RadioField } from "@/ui/forms/tick-field";

export type PrintAction = FormAction;

interface PrintDialogProps {
  action: PrintAction;
  count: number;
  hidden: Record<string, string>;
  /** Nobody invited these people yet: their letters open nothing before that. */
  isMade: boolean;
  onClose: () => void;
}

/** How the letters look and how they are put together; a worker makes them. */
export function PrintDialog({ action, count: found, hidden, isMade, onClose }: PrintDialogProps) {
  const t = useTranslations("codes.print");
  const count = Math.min(found, MOST_CHOSEN);
  const told = [
    t("text", { count }),
    ...(isMade ? [t("made")] : []),
    ...(found > MOST_CHOSEN ? [t("most", { most: MOST_CHOSEN })] : []),
  ];
  return (
    <ConfirmDialog
      action={action}
      consequence={told.join(" ")}
      hidden={hidden}
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      primary={t("do", { count })}
      title={t("title", { count })}
    >
      <RadioField
        choices={[
          { value: "PAGE", label: t("page"), hint: t("pageHint") },
          { value: "CARD", label: t("card"), hint: t("cardHint") },
        ]}
        defaultValue="PAGE"
        legend={t("form")}
        name="form"
      />
      <RadioField
        choices={[
          { value: "NONE", label: t("none") },
          { value: "TEAM", label: t("byTeam") },
          { value: "OWNER", label: t("byOwner") },
        ]}
        defaultValue="NONE"
        legend={t("split")}
        name="split"
      />
    </ConfirmDialog>
  );
}

type PrintButtonProps = Omit<PrintDialogProps, "onClose">;

/** Letters for everybody in the view, as many as one run takes. */
export function PrintButton(props: PrintButtonProps) {
  const t = useTranslations("codes.print");
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button look="primary" onPress={() => setOpen(true)}>
        <Printer aria-hidden />
        {t("button")}
      </Button>
      {isOpen && <PrintDialog {...props} onClose={() => setOpen(false)} />}
    </>
  );
}
