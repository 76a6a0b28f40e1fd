import { CalendarClock } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { Button } from "@/ui/button";
import { ConfirmDialog } from "@/ui/dialogs/confirm-dialog";
import { StartFields } from "@/waves/components/start-fields";
import { clocksOf, fieldsOf } from "../clocks";
import { move } from "./actions";

interface MoveButtonProps {
  org: string;
  id: string;
  timeZone: string;
  startsAt: Date;
}

/** Asks for another day and time of a campaign that has not begun. */
export async function MoveButton({ org, id, timeZone, startsAt }: MoveButtonProps) {
  const t = await getTranslations("waves");
  return (
    <ConfirmDialog
      action={move}
      hidden={{ org, id }}
      primary={t("moveDo")}
      title={t("moveTitle")}
      trigger={
        <Button>
          <CalendarClock aria-hidden />
          {t("move")}
        </Button>
      }
    >
      <StartFields clocks={clocksOf(timeZone)} {...fieldsOf(startsAt, timeZone)} />
    </ConfirmDialog>
  );
}
