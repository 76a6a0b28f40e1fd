import { useTranslations } from "next-intl";
import { ActionForm } from "@/ui/forms/action-form";
import type { FormAction } from "@/ui/forms/form-state";
import { SubmitButton } from "@/ui/forms/submit-button";
import { Notice } from "@/ui/notice";

interface ReviveNoticeProps {
  action: FormAction | undefined;
  org: string;
  id: string;
  count: number;
  isRevived: boolean;
}

/** Suspended people of whom the file says ACTIVE: they are revived only if an admin says so for this file. */
export function ReviveNotice({ action, org, id, count, isRevived }: ReviveNoticeProps) {
  const t = useTranslations("imports.plan");
  const button = action && (
    <ActionForm
      action={action}
      className="contents"
      hidden={{ org, id, revive: isRevived ? "no" : "yes" }}
    >
      <SubmitButton look="outline" size="sm">
        {t(isRevived ? "reviveUndo" : "reviveDo")}
      </SubmitButton>
    </ActionForm>
  );
  return (
    <Notice acts={button} tone={isRevived ? "info" : "warning"}>
      {t(isRevived ? "revived" : "revive", { count })}
    </Notice>
  );
}
