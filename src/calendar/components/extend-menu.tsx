"use client";

import { CalendarPlus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/ui/button";
import { ConfirmDialog } from "@/ui/dialogs/confirm-dialog";
import type { FormAction } from "@/ui/forms/form-state";
import { UNTILS } from "../rules";
import { UntilFields } from "./until-fields";

interface ExtendMenuProps {
  action: FormAction;
  hidden: { org: string; id: string };
  name: string;
  /** When it comes now, in words. */
  when: string;
}

/** Puts off what is coming to one person: asks until when, with the usual answer chosen. */
export function ExtendMenu({ action, hidden, name, when }: ExtendMenuProps) {
  const t = useTranslations("calendar");
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button
        aria-label={`${t("act.extend")}: ${name}`}
        className="md:h-7 md:min-h-7"
        onPress={() => setOpen(true)}
        size="sm"
      >
        <CalendarPlus aria-hidden />
        {t("act.extend")}
      </Button>
      {isOpen && (
        <ConfirmDialog
          action={action}
          consequence={t("extend.text", { when })}
          hidden={hidden}
          isOpen
          onOpenChange={setOpen}
          primary={t("extend.do")}
          title={t("extend.title", { name })}
        >
          <UntilFields choices={UNTILS} />
        </ConfirmDialog>
      )}
    </>
  );
}
