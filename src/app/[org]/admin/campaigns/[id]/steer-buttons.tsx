import { Download, MailX, Pause, Play, RotateCcw, Send, Square } from "lucide-react";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import type { ByChannel } from "@/addressees/rules";
import { NOBODY } from "@/addressees/rules";
import type { CampaignView } from "@/campaigns/queries";
import type { Step } from "@/campaigns/rules";
import { stepsFor } from "@/campaigns/rules";
import type { Rest } from "@/recipients/foresee-rest";
import { leavingWith } from "@/recipients/rules";
import { Button, LinkButton } from "@/ui/button";
import { ConfirmDialog } from "@/ui/dialogs/confirm-dialog";
import { ActionForm } from "@/ui/forms/action-form";
import { SubmitButton } from "@/ui/forms/submit-button";
import type { Loss } from "@/waves/rules";
import { retry, steer } from "./actions";
import { MoveButton } from "./move-button";
import { SendDialog } from "./send-dialog";
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
  rest: Rest | undefined;
  /** Letters that have not left, by their way. */
  held: ByChannel;
  /** Stopped now, integrations would no longer invite whom they add. */
  isTakenBack: boolean;
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
        offered(step, <SendButton {...props} key={step} step={step} />),
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

/** Lets go what was held: asked first where something leaves by that. */
async function ResumeButton(props: SteerButtonsProps) {
  const { org, campaign, waiting, loss, rest, held } = props;
  const t = await getTranslations("campaigns.page");
  const waves = await getTranslations("waves");
  const { id, firstCount, restBegunAt } = campaign;
  const leaving = leavingWith(campaign, rest?.channels ?? NOBODY, held);
  const isInWaves = firstCount !== null && restBegunAt === null;
  const words = (
    <>
      <Play aria-hidden />
      {isInWaves ? waves("goOn") : t("resume", { count: waiting })}
    </>
  );
  const look = loss ? "outline" : "primary";
  if (leaving.now === 0)
    return (
      <StepButton id={id} look={look} org={org} step="resume">
        {words}
      </StepButton>
    );
  const trigger = <Button look={look}>{words}</Button>;
  return <SendDialog {...props} leaving={leaving} step="resume" trigger={trigger} />;
}

/** Begins a planned campaign, or lets the rest follow a first wave. */
async function SendButton(props: SteerButtonsProps & { step: "start" | "rest" }) {
  const { campaign, step, loss, rest, open } = props;
  const t = await getTranslations("waves");
  const at = step === "rest" ? { ...campaign, firstCount: null } : campaign;
  const leaving = leavingWith(at, rest?.channels ?? NOBODY, NOBODY);
  const trigger = (
    <Button look={loss ? "outline" : "primary"}>
      <Send aria-hidden />
      {step === "start" ? t("startNow") : t("sendRest", { count: open })}
    </Button>
  );
  return <SendDialog {...props} leaving={leaving} trigger={trigger} />;
}

/** What becomes of what its tick switches on, once it is stopped; nothing where it has none, or was overruled since. */
function fateOf({
  campaign,
  isTakenBack,
}: SteerButtonsProps): "off" | "stay" | "never" | undefined {
  const { switchesIntegrations, hasSwitched, integrationsInvite } = campaign;
  if (!switchesIntegrations) return undefined;
  if (integrationsInvite) return isTakenBack ? "off" : "stay";
  return hasSwitched ? undefined : "never";
}

/** Ends it for good, which is asked first: what was only planned is called off. */
async function StopDialog(props: SteerButtonsProps) {
  const { org, campaign, waiting: count, open } = props;
  const fate = fateOf(props);
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
      {fate && <p>{t(`stopIntegrations.${fate}`)}</p>}
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

/** At one press: all of these can be taken back, and send nothing. */
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
    <ActionForm action={retry} className="contents" hidden={{ org, id, expected: String(count) }}>
      <SubmitButton look="outline" size="sm">
        <RotateCcw aria-hidden />
        {t("retry", { count })}
      </SubmitButton>
    </ActionForm>
  );
}
