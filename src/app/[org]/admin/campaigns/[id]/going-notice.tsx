import { getFormatter, getTranslations } from "next-intl/server";
import type { CampaignView } from "@/campaigns/queries";
import type { Rest } from "@/recipients/foresee-rest";
import { Notice } from "@/ui/notice";

interface GoingNoticeProps {
  campaign: CampaignView;
  rest: Pick<Rest, "since"> | undefined;
}

/** How it goes on by itself: at once, from some hour on, or as soon as somebody takes its letters again. */
export async function GoingNotice(props: GoingNoticeProps) {
  return (
    <>
      <Since {...props} />
      <Going {...props} />
    </>
  );
}

async function Going({ campaign }: GoingNoticeProps) {
  const { heldUntil, textsHeldUntil, quietUntil } = campaign;
  const t = await getTranslations("campaigns.page");
  const waves = await getTranslations("waves");
  const format = await getFormatter();
  if (quietUntil)
    return (
      <Notice tone="info">{waves("quiet", { at: format.dateTime(quietUntil, "exact") })}</Notice>
    );
  const held = heldUntil ?? textsHeldUntil;
  if (campaign.outageSince) return <MailOut since={campaign.outageSince} />;
  if (campaign.textsOutageSince) return <TextsOut since={campaign.textsOutageSince} />;
  if (!held) return <Notice tone="quiet">{t("goesOn")}</Notice>;
  return (
    <Notice isLive tone="warning">
      {t(heldUntil ? "held" : "textsHeld", { until: format.dateTime(held, "moment") })}
    </Notice>
  );
}

/** The installation's mail server takes nothing: letters wait, and nobody has to do anything. */
async function MailOut({ since }: { since: Date }) {
  const t = await getTranslations("campaigns.page");
  const format = await getFormatter();
  return (
    <Notice isLive tone="warning">
      {t("outage", { since: format.dateTime(since, "moment") })}
    </Notice>
  );
}

/** The provider takes no texts: what waits, and what becomes of it. */
async function TextsOut({ since }: { since: Date }) {
  const t = await getTranslations("texts.outage");
  const format = await getFormatter();
  return (
    <Notice isLive tone="warning">
      {t("campaign", { since: format.dateTime(since, "moment") })}
    </Notice>
  );
}

/** Very many are not counted again while they are written to: since when their number stands. */
async function Since({ rest }: GoingNoticeProps) {
  const t = await getTranslations("waves");
  const format = await getFormatter();
  if (!rest?.since) return null;
  return <Notice tone="quiet">{t("since", { at: format.dateTime(rest.since, "exact") })}</Notice>;
}
