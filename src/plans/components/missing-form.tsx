"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useState } from "react";
import { ActionForm } from "@/ui/forms/action-form";
import type { FormAction } from "@/ui/forms/form-state";
import { SelectField } from "@/ui/forms/select-field";
import { SubmitButton } from "@/ui/forms/submit-button";
import { TextField } from "@/ui/forms/text-field";
import type { MissingCounts } from "../rules";
import { isMany } from "../rules";

interface MissingFormProps {
  action: FormAction;
  org: string;
  id: string;
  counts: MissingCounts;
  /** The list with its ticks. */
  children: ReactNode;
}

const tickedIn = (form: HTMLFormElement): number => new FormData(form).getAll("ids").length;

/** What is to become of who is missing: nothing, unless somebody says of whom and what. */
export function MissingForm({ action, org, id, counts, children }: MissingFormProps) {
  const t = useTranslations("imports.missing");
  const all = counts.missing - counts.held;
  const mayAll = counts.unsure === 0 && all > 0;
  const [ticked, setTicked] = useState(0);
  const [who, setWho] = useState<"all" | "ticked">("ticked");
  const count = who === "all" ? all : ticked;
  const choices = (["suspend", "close"] as const).map((act) => ({ value: act, label: t(act) }));
  return (
    <ActionForm
      action={action}
      className="flex flex-1 flex-col md:min-h-72 [&>[role=alert]]:mx-4 [&>[role=alert]]:mb-2 md:[&>[role=alert]]:mx-8"
      hidden={{ org, id }}
    >
      <div
        className="flex min-h-0 flex-1 flex-col"
        onChange={({ currentTarget }) => {
          const form = currentTarget.closest("form");
          if (form) setTicked(tickedIn(form));
        }}
      >
        {children}
      </div>
      <div className="flex flex-none flex-col gap-3 border-t border-border bg-surface px-4 py-2.5 md:flex-row md:items-end md:px-8">
        <SelectField
          choices={[
            { value: "ticked", label: t("ticked", { count: ticked }) },
            ...(mayAll ? [{ value: "all", label: t("all", { count: all }) }] : []),
          ]}
          label={t("who")}
          name="who"
          onChange={({ target }) => setWho(target.value === "all" ? "all" : "ticked")}
        />
        <SelectField choices={choices} label={t("what")} name="act" />
        {isMany(count, counts) && (
          <TextField
            autoComplete="off"
            inputMode="numeric"
            label={t("type", { count })}
            name="typed"
          />
        )}
        <span className="flex-1 max-md:hidden" />
        <SubmitButton look="primary">{t("review", { count })}</SubmitButton>
      </div>
    </ActionForm>
  );
}
