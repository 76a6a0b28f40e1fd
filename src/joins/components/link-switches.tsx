"use client";

import { Play, Power } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/ui/button";
import { ConfirmDialog } from "@/ui/dialogs/confirm-dialog";
import { ActionForm } from "@/ui/forms/action-form";
import type { FormAction } from "@/ui/forms/form-state";
import { SubmitButton } from "@/ui/forms/submit-button";
import { Notice } from "@/ui/notice";

interface OffButtonProps {
  action: FormAction;
  hidden: Record<string, string>;
  /** What ends with it. */
  open: { waiting: number; asked: number };
}

/** Off is for good: it says first what dies with the link. */
export function OffButton({ action, hidden, open }: OffButtonProps) {
  const t = useTranslations("joins.off");
  const counts = [
    { label: t("waiting"), value: open.waiting },
    { label: t("asked"), value: open.asked },
  ];
  return (
    <ConfirmDialog
      action={action}
      consequence={
        open.waiting > 0 ? `${t("text")} ${t("lost", { count: open.waiting })}` : t("text")
      }
      counts={counts}
      hidden={hidden}
      isDestructive
      primary={t("primary")}
      title={t("title")}
      trigger={
        <Button look="danger-soft">
          <Power aria-hidden />
          {t("button")}
        </Button>
      }
    />
  );
}

/** More came than usual: why nobody comes in, and the way on. */
export function PausedNotice({ action, hidden }: Omit<OffButtonProps, "open">) {
  const t = useTranslations("joins.paused");
  return (
    <Notice tone="warning">
      <p>{t("text")}</p>
      <ActionForm action={action} className="mt-2" hidden={hidden}>
        <SubmitButton look="outline" size="sm">
          <Play aria-hidden />
          {t("resume")}
        </SubmitButton>
      </ActionForm>
    </Notice>
  );
}
