"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { ActionForm } from "@/ui/forms/action-form";
import type { FormAction } from "@/ui/forms/form-state";
import { SubmitButton } from "@/ui/forms/submit-button";
import { TextAreaField } from "@/ui/forms/text-area-field";
import { NumberField, TextField } from "@/ui/forms/text-field";
import { CheckboxField, SwitchField } from "@/ui/forms/tick-field";
import { Notice } from "@/ui/notice";
import { Section } from "@/ui/panel";
import { ALARM_ABOVE, freeMailOf } from "../rules";

interface JoinFormProps {
  action: FormAction;
  hidden: Record<string, string>;
  /** What holds for the link that is on; without it a new one is switched on. */
  rules?: {
    domains: readonly string[];
    approval: boolean;
    mostUses: number | null;
    lastDay: string | null;
    alarmAbove: number;
  };
}

/** Whom the open link lets in, for how long, and who is asked. */
export function JoinForm({ action, hidden, rules }: JoinFormProps) {
  const t = useTranslations("joins.form");
  return (
    <ActionForm action={action} className="flex flex-col gap-6" hidden={hidden}>
      <WhoSection approval={rules?.approval ?? false} domains={rules?.domains ?? []} />
      <Section title={t("limits")}>
        <TextField
          className="max-w-64"
          defaultValue={rules?.lastDay ?? ""}
          hint={t("lastDayHint")}
          isOptional
          label={t("lastDay")}
          name="lastDay"
          type="date"
        />
        <NumberField
          hint={t("mostUsesHint")}
          isOptional
          label={t("mostUses")}
          name="mostUses"
          value={rules?.mostUses}
        />
        <NumberField
          hint={t("alarmHint")}
          label={t("alarm")}
          name="alarmAbove"
          value={rules?.alarmAbove ?? ALARM_ABOVE}
        />
      </Section>
      <div className="flex justify-end">
        <SubmitButton>{t(rules ? "save" : "open")}</SubmitButton>
      </div>
    </ActionForm>
  );
}

interface WhoSectionProps {
  domains: readonly string[];
  approval: boolean;
}

/** A domain at which anybody gets an address keeps nobody out: that is said while it is typed, and wants a tick. */
function WhoSection({ domains, approval }: WhoSectionProps) {
  const t = useTranslations("joins.form");
  const [typed, setTyped] = useState(domains.join("\n"));
  const [isAsked, setAsked] = useState(approval);
  const free = freeMailOf(
    typed
      .toLowerCase()
      .split(/[\s,;]+/)
      .map((word) => word.replace(/^.*@/, "")),
  );
  const named = { count: free.length, domains: free.join(", ") };
  return (
    <Section text={t("whoText")} title={t("who")}>
      <TextAreaField
        defaultValue={domains.join("\n")}
        hint={t("domainsHint")}
        label={t("domains")}
        name="domains"
        onChange={(event) => setTyped(event.target.value)}
        spellCheck={false}
      />
      {free.length > 0 && (
        <Notice isLive tone="warning">
          {t("freeMail", named)} {!isAsked && t("freeMeans")}
        </Notice>
      )}
      <SwitchField
        defaultChecked={approval}
        hint={t("approvalHint")}
        label={t("approval")}
        name="approval"
        onChange={(event) => setAsked(event.target.checked)}
      />
      {free.length > 0 && !isAsked && (
        <CheckboxField
          defaultChecked={free.every((domain) => domains.includes(domain)) && !approval}
          label={t("knowsFree", named)}
          name="knowsFree"
        />
      )}
    </Section>
  );
}
