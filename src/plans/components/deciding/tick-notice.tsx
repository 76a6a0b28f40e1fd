import { useTranslations } from "next-intl";
import { ActionForm } from "@/ui/forms/action-form";
import type { FormAction } from "@/ui/forms/form-state";
import { SubmitButton } from "@/ui/forms/submit-button";
import { Notice } from "@/ui/notice";
import { TellSaving } from "./saving";

interface TickNoticeProps {
  /** None where the reader decides nothing. */
  action: FormAction | undefined;
  org: string;
  id: string;
  tick: "revive" | "own";
  /** How many rows it is about. */
  count: number;
  isOn: boolean;
}

/**
 * What happens only if an admin says so for this file: suspended people of whom it says ACTIVE are revived; the row about
 * whoever made the plan changes them too.
 */
export function TickNotice({ action, org, id, tick, count, isOn }: TickNoticeProps) {
  const t = useTranslations("imports.plan.tick");
  const button = action && (
    <ActionForm
      action={action}
      className="contents"
      hidden={{ org, id, tick, on: isOn ? "no" : "yes" }}
    >
      <TellSaving />
      <SubmitButton look="outline" size="sm">
        {t(`${tick}.${isOn ? "undo" : "do"}`)}
      </SubmitButton>
    </ActionForm>
  );
  return (
    <Notice acts={button} tone={isOn ? "info" : "warning"}>
      {t(`${tick}.${isOn ? "on" : "off"}`, { count })}
    </Notice>
  );
}
