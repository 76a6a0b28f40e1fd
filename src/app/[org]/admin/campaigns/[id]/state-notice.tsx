import { getFormatter, getTranslations } from "next-intl/server";
import type { CampaignView } from "@/campaigns/queries";
import type { RefusalCode } from "@/lib/refusal";
import type { Rest } from "@/recipients/foresee-rest";
import { openOf } from "@/recipients/rules";
import type { PeopleTally } from "@/recipients/tally-people";
import { Notice } from "@/ui/notice";
import { TextLink } from "@/ui/text-link";
import type { Loss } from "@/waves/rules";
import { STOP_ABOVE } from "@/waves/rules";
import { GoingNotice } from "./going-notice";
import { campaignHref } from "./view";

/** Letters that leave so long after their time left late. */
const LATE_MS = 120_000;

interface StateNoticeProps {
  campaign: CampaignView;
  loss: Loss | undefined;
  /** Letters in the outbox. */
  waiting: number;
  /** People whose turn came not yet who would be written to now. */
  open: number;
  /** People who were to be written to and whose turn did not come. */
  untold: number;
  people: Pick<PeopleTally, "awaiting">;
  rest: Pick<Rest, "since"> | undefined;
  /** Address of the campaign's page. */
  path: string;
}

/** What has to be known of how it stands: held until when, stopped why. */
export async function StateNotice(props: StateNoticeProps) {
  const { state } = props.campaign;
  if (state === "SCHEDULED") return <Planned {...props} />;
  const isBetween = state === "BETWEEN";
  if (isBetween || state === "PAUSED")
    return (
      <>
        {isBetween && <Lost {...props} />}
        {isBetween ? <Between {...props} /> : <Paused {...props} />}
        <Fewer {...props} />
      </>
    );
  const t = await getTranslations("campaigns.page");
  if (state === "STOPPED") return <Stopped {...props} />;
  if (state === "STOPPING") return <Notice tone="info">{t("stoppingText")}</Notice>;
  return (
    <>
      <Late {...props} />
      {(state === "SENDING" || state === "QUEUED") && <GoingNotice {...props} />}
    </>
  );
}

/** What did not arrive, in figures, before anything more leaves. */
async function Lost({ loss }: StateNoticeProps) {
  const t = await getTranslations("waves");
  if (!loss) return null;
  return (
    <Notice isLive tone="warning">
      {t("loss", loss)}
    </Notice>
  );
}

/** Some were invited elsewhere since it was confirmed, or cannot be written to any more. */
async function Fewer({ campaign, open }: StateNoticeProps) {
  const t = await getTranslations("waves");
  const untold = openOf(campaign);
  if (open >= untold) return null;
  return <Notice tone="info">{t("fewer", { open, untold })}</Notice>;
}

async function Planned({ campaign: { startsAt } }: StateNoticeProps) {
  const t = await getTranslations("waves");
  const format = await getFormatter();
  if (!startsAt) return null;
  return <Notice tone="info">{t("planned", { at: format.dateTime(startsAt, "exact") })}</Notice>;
}

/** A campaign that was planned for a time when nothing ran began afterwards, and says so. */
async function Late({ campaign: { startsAt, beganAt } }: StateNoticeProps) {
  const t = await getTranslations("waves");
  const format = await getFormatter();
  if (!startsAt || !beganAt || beganAt.getTime() - startsAt.getTime() < LATE_MS) return null;
  const [planned, began] = [startsAt, beganAt].map((at) => format.dateTime(at, "momentWithYear"));
  return <Notice tone="quiet">{t("late", { planned: planned ?? "", began: began ?? "" })}</Notice>;
}

/** What was stopped says of how many it means that nothing went out to them; called off before its time it never began. */
async function Stopped({ campaign, untold, people: { awaiting }, path }: StateNoticeProps) {
  const t = await getTranslations("waves");
  const { kind, startsAt, beganAt } = campaign;
  const toUnsent = (
    <TextLink href={path.replace(/campaigns\/.*$/u, "unsent")}>{t("toUnsent")}</TextLink>
  );
  if (startsAt && !beganAt)
    return (
      <Notice acts={kind === "INVITE" && toUnsent} tone="quiet">
        {t(`calledOff.${kind}`, { count: untold })}
      </Notice>
    );
  return (
    <>
      {untold > 0 && (
        <Notice acts={kind === "INVITE" && toUnsent} tone="quiet">
          {t(`unwritten.${kind}`, { count: untold })}
        </Notice>
      )}
      {awaiting > 0 && (
        <Notice
          acts={
            <TextLink href={campaignHref(path, { tab: "cancelled" })}>{t("showAwaiting")}</TextLink>
          }
          tone="quiet"
        >
          {t(kind === "REINSTATE" ? "awaiting.REINSTATE" : "awaiting.INVITE", { count: awaiting })}
        </Notice>
      )}
    </>
  );
}

async function Between({ campaign, waiting }: StateNoticeProps) {
  const t = await getTranslations("waves");
  const format = await getFormatter();
  const { rest, restAt, restHours, stopAbove } = campaign;
  const first = campaign.firstCount ?? 0;
  const share = stopAbove ?? STOP_ABOVE;
  if (rest === "HAND") return <Notice tone="info">{t("betweenHand", { first })}</Notice>;
  const at = restAt && waiting === 0 ? format.dateTime(restAt, "exact") : undefined;
  const words = at
    ? t("betweenAuto", { first, share, at })
    : t("betweenOut", { first, share, hours: restHours ?? 0 });
  return <Notice tone="info">{words}</Notice>;
}

async function Paused({ campaign: { stoppedWhy, stopAbove }, loss }: StateNoticeProps) {
  const t = await getTranslations("campaigns.page");
  const waves = await getTranslations("waves");
  const refusals = await getTranslations("refusals");
  if (!stoppedWhy) return <Notice tone="quiet">{t("pausedText")}</Notice>;
  const known = refusals.has(stoppedWhy as RefusalCode);
  const own: Record<string, string> = {
    "not-allowed": waves("lost"),
    "selection-recounted": waves("recounted"),
    "too-many-bounces": [
      waves("bounced", { share: stopAbove ?? STOP_ABOVE }),
      ...(loss ? [waves("loss", loss)] : []),
    ].join(" "),
  };
  const why = known ? refusals(stoppedWhy as RefusalCode, { field: "" }) : "";
  return (
    <Notice isLive tone="warning">
      {own[stoppedWhy] ?? t("pausedWhy", { why })}
    </Notice>
  );
}
