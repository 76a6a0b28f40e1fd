import { CalendarClock } from "lucide-react";
import { getTranslations } from "next-intl/server";
import type { CampaignView } from "@/campaigns/queries";
import { meantBy } from "@/recipients/rules";
import { Button } from "@/ui/button";
import { ConfirmDialog } from "@/ui/dialogs/confirm-dialog";
import { PlanFields } from "@/waves/components/plan-fields";
import { clocksOf, fieldsOf } from "../clocks";
import { move } from "./actions";

interface MoveButtonProps {
  org: string;
  campaign: CampaignView;
  timeZone: string;
  startsAt: Date;
}

/** Asks for another day and time of a campaign that has not begun, and for who goes first. */
export async function MoveButton({ org, campaign, timeZone, startsAt }: MoveButtonProps) {
  const t = await getTranslations("waves");
  const { id, firstCount, rest, restHours, stopAbove } = campaign;
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
      <PlanFields
        clocks={clocksOf(timeZone)}
        people={meantBy(campaign)}
        waves={firstCount === null ? undefined : { firstCount, rest, restHours, stopAbove }}
        {...fieldsOf(startsAt, timeZone)}
      />
    </ConfirmDialog>
  );
}
