"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { OwnerPicker } from "@/accounts/components/form/owner-picker";
import { Button } from "@/ui/button";
import { ConfirmDialog } from "@/ui/dialogs/confirm-dialog";
import { Dialog, DialogBody, DialogFooter } from "@/ui/dialogs/dialog";
import type { FormAction } from "@/ui/forms/form-state";
import { TextField } from "@/ui/forms/text-field";
import { CheckboxField } from "@/ui/forms/tick-field";

interface TransferButtonProps {
  org: string;
  /** The owner who hands over: not among those who can take over. */
  self: string;
  /** Nobody else is active here: there is nothing to fill in. */
  isAlone: boolean;
  action: FormAction;
}

/** Hands the organisation over: to whom, whether the role is laid down, proven by the own password. */
export function TransferButton({ org, self, isAlone, action }: TransferButtonProps) {
  const t = useTranslations("roles");
  if (isAlone) return <Alone />;
  return (
    <ConfirmDialog
      action={action}
      consequence={t("transfer.text")}
      hidden={{ org }}
      isDestructive
      primary={t("transfer.do")}
      quiet={t("transfer.keep")}
      title={t("transfer.title")}
      trigger={<Button>{t("admins.transfer")}</Button>}
    >
      <OwnerPicker
        hint={t("transfer.toHint")}
        label={t("transfer.to")}
        name="ownerId"
        source={`/${org}/admin/people/owners?active=1`}
        without={self}
      />
      <CheckboxField
        hint={t("transfer.layDownHint")}
        label={t("transfer.layDown")}
        name="layDown"
      />
      <TextField
        autoComplete="current-password"
        label={t("transfer.password")}
        name="password"
        type="password"
      />
    </ConfirmDialog>
  );
}

function Alone() {
  const t = useTranslations("roles");
  const [isOpen, setOpen] = useState(false);
  return (
    <Dialog
      isOpen={isOpen}
      onOpenChange={setOpen}
      title={t("transfer.title")}
      trigger={<Button>{t("admins.transfer")}</Button>}
    >
      <DialogBody>
        <p>{t("transfer.alone")}</p>
      </DialogBody>
      <DialogFooter>
        <Button autoFocus onPress={() => setOpen(false)}>
          {t("transfer.back")}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}
