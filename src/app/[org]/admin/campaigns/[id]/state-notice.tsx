import { getFormatter, getTranslations } from "next-intl/server";
import type { CampaignView } from "@/campaigns/queries";
import type { RefusalCode } from "@/lib/refusal";
import { Notice } from "@/ui/notice";

/** What has to be known of how it stands: held until when, stopped why. */
export async function StateNotice({ campaign }: { campaign: CampaignView }) {
  const t = await getTranslations("campaigns.page");
  const format = await getFormatter();
  const { state, stoppedWhy, heldUntil } = campaign;
  if (state === "PAUSED" && stoppedWhy) {
    const refusals = await getTranslations("refusals");
    const known = refusals.has(stoppedWhy as RefusalCode);
    const why = known ? refusals(stoppedWhy as RefusalCode, { field: "" }) : "";
    return (
      <Notice isLive tone="warning">
        {t("pausedWhy", { why })}
      </Notice>
    );
  }
  if (state === "PAUSED") return <Notice tone="quiet">{t("pausedText")}</Notice>;
  if (state === "STOPPING") return <Notice tone="info">{t("stoppingText")}</Notice>;
  if (heldUntil && (state === "SENDING" || state === "QUEUED"))
    return (
      <Notice isLive tone="warning">
        {t("held", { until: format.dateTime(heldUntil, "moment") })}
      </Notice>
    );
  if (state === "SENDING" || state === "QUEUED") return <Notice tone="quiet">{t("goesOn")}</Notice>;
  return null;
}
