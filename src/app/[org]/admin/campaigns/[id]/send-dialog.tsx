import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { allOf, CHANNELS } from "@/addressees/rules";
import { LeftOutNotice } from "@/campaigns/components/left-out-notice";
import { useWayLines } from "@/campaigns/components/use-way-lines";
import type { CampaignView } from "@/campaigns/queries";
import type { Rest } from "@/recipients/foresee-rest";
import type { Leaving } from "@/recipients/rules";
import { ConfirmDialog } from "@/ui/dialogs/confirm-dialog";
import { Notice } from "@/ui/notice";
import type { Loss } from "@/waves/rules";
import { leftOutHref } from "../new/left-out-href";
import { steer } from "./actions";

interface SendDialogProps {
  org: string;
  campaign: CampaignView;
  step: "start" | "rest" | "resume";
  leaving: Leaving;
  rest: Pick<Rest, "missing"> | undefined;
  /** More was lost than may be: that is looked at before anything more leaves. */
  loss: Loss | undefined;
  trigger: ReactNode;
}

/**
 * Begins a planned campaign, lets the rest follow a first wave, or lets go on what was held: asked first, with how many leave by which
 * way and who is left out, as the campaign itself was.
 */
export function SendDialog(props: SendDialogProps) {
  const { org, campaign, step, leaving, rest, loss, trigger } = props;
  const { ways, now: count } = leaving;
  const t = useTranslations("waves");
  const confirm = useTranslations("campaigns.confirm.text");
  const lines = useWayLines(ways);
  const later = allOf(ways) - count;
  const leftOut = (rest?.missing ?? []).map((group) => ({
    ...group,
    href: leftOutHref(org, { selection: campaign.selectionId, kind: campaign.kind }, group.code),
  }));
  const text = later > 0 ? t("send.startText", { rest: later }) : confirm(campaign.kind);
  const expected = CHANNELS.map((channel) => [channel, String(ways[channel])]);
  return (
    <ConfirmDialog
      action={steer}
      consequence={count > 0 ? text : t("send.nobodyText")}
      counts={lines}
      hidden={{ org, id: campaign.id, step, ...Object.fromEntries(expected) }}
      primary={t("send.do", { count })}
      title={t("send.title", { count })}
      trigger={trigger}
    >
      {loss && <Notice tone="warning">{t("loss", loss)}</Notice>}
      <LeftOutNotice leftOut={leftOut} />
    </ConfirmDialog>
  );
}
