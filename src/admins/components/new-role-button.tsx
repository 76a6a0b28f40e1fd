"use client";

import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/ui/button";
import { ConfirmDialog } from "@/ui/dialogs/confirm-dialog";
import type { FormAction } from "@/ui/forms/form-state";
import { TextField } from "@/ui/forms/text-field";
import { CheckboxField } from "@/ui/forms/tick-field";
import type { Permission } from "../rules";
import { BASE } from "../rules";

interface NewRoleButtonProps {
  org: string;
  /** What the reader holds and so can give. */
  grantable: readonly Permission[];
  action: FormAction;
}

/** Asks for the name and the permissions of a new role. */
export function NewRoleButton({ org, grantable, action }: NewRoleButtonProps) {
  const t = useTranslations("roles");
  return (
    <ConfirmDialog
      action={action}
      consequence={t("create.text")}
      hidden={{ org }}
      primary={t("create.do")}
      title={t("create.title")}
      trigger={
        <Button>
          <Plus aria-hidden />
          {t("act.create")}
        </Button>
      }
    >
      <TextField autoComplete="off" label={t("create.name")} maxLength={60} name="name" />
      <fieldset className="flex flex-col gap-2.5">
        <legend className="mb-1.5 text-sm font-medium text-foreground">
          {t("create.permissions")}
        </legend>
        {grantable.map((permission) => (
          <CheckboxField
            defaultChecked={permission === BASE}
            hint={t(`permission.${permission}.hint`)}
            key={permission}
            label={t(`permission.${permission}.name`)}
            name={permission}
          />
        ))}
      </fieldset>
    </ConfirmDialog>
  );
}
