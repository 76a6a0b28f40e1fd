import { Download, MailX, Pause, Play, RotateCcw, Send, Square } from "lucide-react";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import type { CampaignView } from "@/campaigns/queries";
import type { Step } from "@/campaigns/rules";
import { stepsFor } from "@/campaigns/rules";
import { Button, LinkButton } from "@/ui/button";
import { ConfirmDialog } from "@/ui/dialogs/confirm-dialog";
import { ActionForm } from "@/ui/forms/action-form";
import { SubmitButton } from "@/ui/forms/submit-button";
import { Notice } from "@/ui/notice";
import type { Loss } from "@/waves/rules";
import { retry, steer } from "./actions";
import { MoveButton } from "./move-button";
import { campaignHref } from "./view";

interface SteerButtonsProps {
  org: string;
  timeZone: string;
  campaign: CampaignView;
  path: string;
  /** More was lost than may be: that is looked at before anything more leaves. */
  loss: Loss | undefined;
  /** People who are still to be written to. */
  open: number;
  /** Letters that have not left, and people whose letter is not written yet. */
  waiting: number;
  maySteer: boolean;
}

/** What can be done with a campaign in its state: take it along, hold it, let it go on, end it. */
export async function SteerButtons(props: SteerButtonsProps) {
  const { org, timeZone, campaign, maySteer } = props;
  const { id, state, startsAt } = campaign;
  const t = await getTranslations("campaigns.page");
  const waves = await getTranslations("waves");
  const steps = maySteer ? stepsFor(state) : [];
  const offered = (step: Step, button: ReactNode) => steps.includes(step) && button;
  return (
    <>
      {maySteer && (
        <LinkButton download href={`/${org}/admin/campaigns/${id}/export`}>
          <Download aria-hidden />
          {t("export")}
        </LinkButton>
      )}
      {offered(
        "pause",
        <StepButton id={id} org={org} step="pause">
          <Pause aria-hidden />
          {t("pause")}
        </StepButton>,
      )}
      {offered("stop", <StopDialog {...props} />)}
      {offered("start", startsAt && <MoveButton {...{ org, campaign, timeZone, startsAt }} />)}
      {(["start", "rest"] as const).map((step) =>
        offered(step, <SendDialog {...props} key={step} step={step} />),
      )}
      {offered("resume", <ResumeButton {...props} />)}
      {props.loss && (
        <LinkButton href={campaignHref(props.path, { tab: "failed" })} look="primary">
          <MailX aria-hidden />
          {waves("lookAtLost", { count: props.loss.bad })}
        </LinkButton>
      )}
    </>
  );
}

/** Lets go what was held. */
async function ResumeButton({ org, campaign, waiting, loss }: SteerButtonsProps) {
  const t = await getTranslations("campaigns.page");
  const waves = await getTranslations("waves");
  const { id, firstCount, restBegunAt } = campaign;
  const isInWaves = firstCount !== null && restBegunAt === null;
  return (
    <StepButton id={id} look={loss ? "outline" : "primary"} org={org} step="resume">
      <Play aria-hidden />
      {isInWaves ? waves("goOn") : t("resume", { count: waiting })}
    </StepButton>
  );
}

/** Begins a planned campaign, or lets the rest follow a first wave: asked first, with the number that leaves. */
async function SendDialog(props: SteerButtonsProps & { step: "start" | "rest" }) {
  const { org, campaign, step, loss, open: all } = props;
  const t = await getTranslations("waves");
  const { id, firstCount } = campaign;
  const count = step === "start" ? Math.min(firstCount ?? all, all) : all;
  const text = t(`send.${step}Text`, { rest: all - count });
  return (
    <ConfirmDialog
      action={steer}
      consequence={count > 0 ? text : t("send.nobodyText")}
      hidden={{ org, id, step }}
      primary={t("send.do", { count })}
      title={t("send.title", { count })}
      trigger={
        <Button look={loss ? "outline" : "primary"}>
          <Send aria-hidden />
          {step === "start" ? t("startNow") : t("sendRest", { count })}
        </Button>
      }
    >
      {loss && <Notice tone="warning">{t("loss", loss)}</Notice>}
    </ConfirmDialog>
  );
}

/** Ends it for good, which is asked first: what was only planned is called off. */
async function StopDialog({ org, campaign, waiting: count, open }: SteerButtonsProps) {
  const t = await getTranslations("campaigns.page");
  const waves = await getTranslations("waves");
  const { id, kind, state } = campaign;
  const isPlanned = state === "SCHEDULED";
  // of those whose letter waits a stop takes the invitation back, not what came before it
  const counts = { count, open, waiting: count - open };
  return (
    <ConfirmDialog
      action={steer}
      consequence={isPlanned ? waves("callOffText", { count }) : t(`stopText.${kind}`, counts)}
      hidden={{ org, id, step: "stop" }}
      isDestructive
      primary={isPlanned ? waves("callOffDo") : t("stopDo", { count })}
      title={isPlanned ? waves("callOffTitle") : t("stopTitle")}
      trigger={
        <Button look="danger-soft">
          <Square aria-hidden />
          {isPlanned ? waves("callOff") : t("stop")}
        </Button>
      }
    >
      {campaign.hasSwitched && campaign.integrationsInvite && <p>{t("stopIntegrations")}</p>}
    </ConfirmDialog>
  );
}

interface StepButtonProps {
  org: string;
  id: string;
  step: Step;
  look?: "outline" | "primary";
  children: ReactNode;
}

/** At one press: all of these can be taken back, or say how many they send. */
function StepButton({ org, id, step, look = "outline", children }: StepButtonProps) {
  return (
    <ActionForm action={steer} className="contents" hidden={{ org, id, step }}>
      <SubmitButton look={look}>{children}</SubmitButton>
    </ActionForm>
  );
}

/** Sends what failed once more. */
export async function RetryButton({ org, id, count }: { org: string; id: string; count: number }) {
  const t = await getTranslations("campaigns.page");
  return (
    <ActionForm action={retry} className="contents" hidden={{ org, id }}>
      <SubmitButton look="outline" size="sm">
        <RotateCcw aria-hidden />
        {t("retry", { count })}
      </SubmitButton>
    </ActionForm>
  );
}
