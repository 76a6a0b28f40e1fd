"use client";

import { UserPlus } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useState } from "react";
import { Button } from "@/ui/button";
import { ConfirmDialog } from "@/ui/dialogs/confirm-dialog";
import { ManyPicker } from "@/ui/pickers/many-picker";
import type { MembersOf } from "./member-bar";

interface AddPeopleProps extends MembersOf {
  /** Answers `?q=` with people who could come in. */
  source: string;
  /** Below the picker: what so many would do to the licences. */
  forecast?: (chosen: number) => ReactNode;
}

/** The button of a team's or an application's page: choose people by name, then add exactly those. */
export function AddPeople({ area, org, id, name, action, source, forecast }: AddPeopleProps) {
  const t = useTranslations(area);
  const [count, setCount] = useState(0);
  return (
    <ConfirmDialog
      action={action}
      consequence={t("addText")}
      hidden={{ org, id }}
      onOpenChange={() => setCount(0)}
      primary={t("addDo", { count })}
      title={t("addTitle", { name })}
      trigger={
        <Button look="primary">
          <UserPlus aria-hidden />
          {t("add")}
        </Button>
      }
    >
      <ManyPicker
        hint={t("whoHint")}
        label={t("who")}
        name="ids"
        onChange={(chosen) => setCount(chosen.length)}
        source={source}
      />
      {forecast?.(count)}
    </ConfirmDialog>
  );
}
