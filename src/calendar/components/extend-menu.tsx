"use client";

import { CalendarClock, CalendarPlus } from "lucide-react";
import { useTranslations } from "next-intl";
import { ActionForm } from "@/ui/forms/action-form";
import type { FormAction } from "@/ui/forms/form-state";
import { SubmitButton } from "@/ui/forms/submit-button";
import { ActsMenu } from "@/ui/menu";
import { UNTILS } from "../rules";
import { UntilFields } from "./until-fields";

const [USUAL] = UNTILS;

interface ExtendMenuProps {
  action: FormAction;
  hidden: { org: string; id: string };
  name: string;
  /** When it comes now, in words. */
  when: string;
}

/** Puts off what is coming to one person: by the usual span at one press, which can be taken back, or until another date. */
export function ExtendMenu({ action, hidden, name, when }: ExtendMenuProps) {
  const t = useTranslations("calendar");
  const common = useTranslations("common");
  const dialog = {
    action,
    hidden,
    consequence: t("extend.text", { when }),
    primary: t("extend.do"),
    title: t("extend.title", { name }),
    children: <UntilFields choices={UNTILS} />,
  };
  const other = { id: "other", label: t("act.other"), icon: <CalendarClock aria-hidden />, dialog };
  return (
    <div className="flex items-center justify-end gap-1">
      <ActionForm
        action={action}
        className="flex flex-col gap-2"
        hidden={{ ...hidden, until: USUAL }}
      >
        <SubmitButton
          aria-label={common("labelled", { label: t("act.extend"), value: name })}
          className="md:h-7 md:min-h-7"
          look="outline"
          size="sm"
        >
          <CalendarPlus aria-hidden />
          {t("act.extend")}
        </SubmitButton>
      </ActionForm>
      <ActsMenu entries={[other]} name={name} />
    </div>
  );
}
