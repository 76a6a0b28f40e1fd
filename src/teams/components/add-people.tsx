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
  /** For how many people there is room: nothing is done for others, and the button says so. */
  room?: number;
}

/** The button of a team's or an application's page: choose people by name, then add exactly those. */
export function AddPeople(props: AddPeopleProps) {
  const { area, org, id, name, action, source, forecast, room = Number.POSITIVE_INFINITY } = props;
  const t = useTranslations(area);
  const [count, setCount] = useState(0);
  return (
    <ConfirmDialog
      action={action}
      consequence={t("addText")}
      hidden={{ org, id }}
      isBarred={room === 0}
      onOpenChange={() => setCount(0)}
      primary={t("addDo", { count: Math.min(count, room) })}
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
