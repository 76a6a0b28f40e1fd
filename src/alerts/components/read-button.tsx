"use client";

import { Check, CheckCheck } from "lucide-react";
import { useTranslations } from "next-intl";
import { ActionForm } from "@/ui/forms/action-form";
import type { FormAction } from "@/ui/forms/form-state";
import { SubmitButton } from "@/ui/forms/submit-button";

interface ReadButtonProps {
  action: FormAction;
  org: string;
  /** One notice, with what it says; without it all of them. */
  notice?: { id: string; text: string };
}

/** Marks a notice as read, or all of them. */
export function ReadButton({ action, org, notice }: ReadButtonProps) {
  const t = useTranslations("alerts");
  const hidden = { org, ...(notice && { id: notice.id }) };
  return (
    <ActionForm action={action} className="flex justify-end" hidden={hidden}>
      {notice ? (
        <SubmitButton
          aria-label={t("markOne", { text: notice.text })}
          isIconOnly
          look="ghost"
          size="sm"
        >
          <Check aria-hidden />
        </SubmitButton>
      ) : (
        <SubmitButton look="outline">
          <CheckCheck aria-hidden />
          {t("markAll")}
        </SubmitButton>
      )}
    </ActionForm>
  );
}
