"use client";

import { Mail } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ConfirmDialog } from "@/ui/dialogs/confirm-dialog";
import type { FormAction } from "@/ui/forms/form-state";
import type { Wording } from "./message-fields";

/** `isAgain`: they know of their account already. */
export type Invitee = { id: string; name: string; address: string; isAgain: boolean };

interface SendDialogProps {
  action: FormAction;
  org: string;
  person: Invitee;
  /** None: the default message. */
  wording: Wording | null;
  /** What becomes of invitations that are out already. */
  beside: ReactNode;
  onClose: () => void;
}

/** The last look: the exact number and the address. */
export function SendDialog({ action, org, person, wording, beside, onClose }: SendDialogProps) {
  const t = useTranslations("compose.confirm");
  const { id, name, address, isAgain } = person;
  const count = {
    icon: <Mail aria-hidden />,
    label: t("mails"),
    note: t("mailsNote", { address }),
    value: 1,
  };
  return (
    <ConfirmDialog
      action={action}
      consequence={t(isAgain ? "textAgain" : "text", { name })}
      counts={[count]}
      hidden={{
        org,
        id,
        own: wording ? "on" : "",
        subject: wording?.subject ?? "",
        body: wording?.body ?? "",
      }}
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      primary={t("do")}
      quiet={t("back")}
      title={t("title")}
    >
      {beside}
    </ConfirmDialog>
  );
}
