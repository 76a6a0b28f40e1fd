"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { LinkButton } from "@/ui/button";
import { ActionForm } from "@/ui/forms/action-form";
import type { FormAction } from "@/ui/forms/form-state";
import type { Choice } from "@/ui/forms/select-field";
import { SelectField } from "@/ui/forms/select-field";
import { SubmitButton } from "@/ui/forms/submit-button";
import { TextField } from "@/ui/forms/text-field";
import { Notice } from "@/ui/notice";

interface InviteAdminFormProps {
  org: string;
  roles: readonly Choice[];
  languages: readonly Choice[];
  /** What stands for no language of their own. */
  orgLanguage: string;
  /** The list of admins. */
  back: string;
  action: FormAction;
}

/** A new admin in one act: account, role, invitation. */
export function InviteAdminForm(props: InviteAdminFormProps) {
  const { org, roles, languages, orgLanguage, back, action } = props;
  const t = useTranslations("roles.invite");
  const [isOwner, setOwner] = useState(false);
  return (
    <ActionForm action={action} hidden={{ org }}>
      <Notice tone="quiet">{t("exists")}</Notice>
      <div className="grid gap-5 md:grid-cols-2">
        <TextField autoComplete="off" label={t("firstName")} name="firstName" />
        <TextField autoComplete="off" hint={t("oneName")} label={t("lastName")} name="lastName" />
      </div>
      <TextField
        autoComplete="off"
        inputMode="email"
        label={t("email")}
        name="email"
        type="email"
      />
      <SelectField
        choices={roles}
        emptyLabel={t("roleNone")}
        hint={t("roleHint")}
        label={t("role")}
        name="role"
        onChange={({ target }) => setOwner(target.value === "OWNER")}
      />
      {isOwner && (
        <TextField
          autoComplete="current-password"
          hint={t("passwordHint")}
          label={t("password")}
          name="password"
          type="password"
        />
      )}
      <SelectField
        choices={languages}
        emptyLabel={orgLanguage}
        label={t("language")}
        name="language"
      />
      <div className="flex flex-wrap justify-end gap-2">
        <LinkButton href={back}>{t("cancel")}</LinkButton>
        <SubmitButton>{t("do")}</SubmitButton>
      </div>
    </ActionForm>
  );
}
