"use client";

import { Hand } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/ui/button";
import { ConfirmDialog } from "@/ui/dialogs/confirm-dialog";
import type { FormAction } from "@/ui/forms/form-state";

interface HandLettersProps {
  action: FormAction;
  count: number;
  hidden: Record<string, string>;
}

/** Everybody of a print run was given their letter: one question for all of them. */
export function HandLetters({ action, count, hidden }: HandLettersProps) {
  const t = useTranslations("codes.letters");
  return (
    <ConfirmDialog
      action={action}
      consequence={t("handText")}
      hidden={hidden}
      primary={t("handDo", { count })}
      title={t("handTitle", { count })}
      trigger={
        <Button>
          <Hand aria-hidden />
          {t("hand")}
        </Button>
      }
    />
  );
}
