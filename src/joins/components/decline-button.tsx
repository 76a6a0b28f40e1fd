"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ConfirmDialog } from "@/ui/dialogs/confirm-dialog";
import type { FormState } from "@/ui/forms/form-state";
import { toastDone } from "@/ui/toasts";

export type DecideAction = (
  org: string,
  ids: string[],
  isIn: boolean,
) => Promise<{ error?: string | undefined; done?: string | undefined }>;

interface DeclineButtonProps {
  org: string;
  ids: readonly string[];
  /** Whose request it is, where it is one. */
  name?: string;
  decide: DecideAction;
  onDone?: () => void;
  trigger: ReactNode;
}

/** A no is not taken back: it asks first, and says that nobody is written to. */
export function DeclineButton({ org, ids, name, decide, onDone, trigger }: DeclineButtonProps) {
  const t = useTranslations("joins.decline");
  const count = ids.length;
  const decline = (): Promise<FormState> => decide(org, [...ids], false);
  return (
    <ConfirmDialog
      action={decline}
      consequence={t("text", { count })}
      isDestructive
      onDone={({ done }) => {
        if (done) toastDone(done);
        onDone?.();
      }}
      primary={t("primary", { count })}
      title={name ? t("titleNamed", { name }) : t("title", { count })}
      trigger={trigger}
    />
  );
}
