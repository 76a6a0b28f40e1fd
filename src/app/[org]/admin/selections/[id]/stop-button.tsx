import { Square } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { Button } from "@/ui/button";
import { ConfirmDialog } from "@/ui/dialogs/confirm-dialog";
import { stop } from "./actions";

/** Asks, then ends the act after the piece that is being done. */
export async function StopButton({ org, id }: { org: string; id: string }) {
  const t = await getTranslations("selections");
  return (
    <ConfirmDialog
      action={stop}
      consequence={t("stopText")}
      hidden={{ org, id }}
      isDestructive
      primary={t("stop")}
      title={t("stopTitle")}
      trigger={
        <Button look="danger-soft">
          <Square aria-hidden />
          {t("stop")}
        </Button>
      }
    />
  );
}
