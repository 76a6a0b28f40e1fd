import { Download, Pause, Play, RotateCcw, Square } from "lucide-react";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import type { CampaignKind, CampaignState } from "@/campaigns/rules";
import { stepsFor } from "@/campaigns/rules";
import { Button, LinkButton } from "@/ui/button";
import { ConfirmDialog } from "@/ui/dialogs/confirm-dialog";
import { ActionForm } from "@/ui/forms/action-form";
import { SubmitButton } from "@/ui/forms/submit-button";
import { retry, steer } from "./actions";

interface SteerButtonsProps {
  org: string;
  id: string;
  kind: CampaignKind;
  state: CampaignState;
  /** Letters that have not left, and people whose letter is not written yet. */
  waiting: number;
  maySteer: boolean;
}

/** What can be done with a campaign in its state: take it along, hold it, let it go on, end it. */
export async function SteerButtons(props: SteerButtonsProps) {
  const { org, id, kind, state, waiting, maySteer } = props;
  const t = await getTranslations("campaigns.page");
  const steps = maySteer ? stepsFor(state) : [];
  return (
    <>
      <LinkButton download href={`/${org}/admin/campaigns/${id}/export`}>
        <Download aria-hidden />
        {t("export")}
      </LinkButton>
      {steps.includes("pause") && (
        <StepButton id={id} org={org} step="pause">
          <Pause aria-hidden />
          {t("pause")}
        </StepButton>
      )}
      {steps.includes("resume") && (
        <StepButton id={id} look="primary" org={org} step="resume">
          <Play aria-hidden />
          {t("resume", { count: waiting })}
        </StepButton>
      )}
      {steps.includes("stop") && (
        <ConfirmDialog
          action={steer}
          consequence={t(`stopText.${kind}`, { count: waiting })}
          hidden={{ org, id, step: "stop" }}
          isDestructive
          primary={t("stopDo", { count: waiting })}
          title={t("stopTitle")}
          trigger={
            <Button look="danger-soft">
              <Square aria-hidden />
              {t("stop")}
            </Button>
          }
        />
      )}
    </>
  );
}

interface StepButtonProps {
  org: string;
  id: string;
  step: "pause" | "resume";
  look?: "outline" | "primary";
  children: ReactNode;
}

/** At one press: both can be taken back. */
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
