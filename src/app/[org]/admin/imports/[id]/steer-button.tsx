import { getFormatter, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { CHANNELS } from "@/addressees/rules";
import { Noted, Revoked } from "@/plans/components/deciding/figures";
import { LookAgain } from "@/plans/components/deciding/look-again";
import { WRITTEN } from "@/plans/rules";
import { Button } from "@/ui/button";
import { ConfirmDialog } from "@/ui/dialogs/confirm-dialog";
import { ActionForm } from "@/ui/forms/action-form";
import { SubmitButton } from "@/ui/forms/submit-button";
import { steer } from "../actions";
import type { ImportPage } from "./import-head";
import { lookAgain } from "./plan/actions";

type Own = Pick<ImportPage, "gate" | "run">;

const hiddenOf = ({ gate, run }: Own, step: string) => ({ org: gate.org.slug, id: run.id, step });

/** Gives a plan up. */
export async function DiscardButton(own: Own) {
  const t = await getTranslations("imports.plan");
  return (
    <ConfirmDialog
      action={steer}
      consequence={t("discardText")}
      hidden={hiddenOf(own, "discard")}
      isDestructive
      primary={t("discard")}
      title={t("discardTitle")}
      trigger={<Button look="ghost">{t("discard")}</Button>}
    />
  );
}

/** Ends what is being applied, for good. */
export async function StopButton(own: Own) {
  const t = await getTranslations("imports.run");
  return (
    <ConfirmDialog
      action={steer}
      consequence={t("stopText")}
      hidden={hiddenOf(own, "stop")}
      isDestructive
      primary={t("stop")}
      title={t("stopTitle")}
      trigger={<Button look="danger-soft">{t("stop")}</Button>}
    />
  );
}

/** Pauses or resumes at one press: both can be taken back. */
export function StepButton({
  step,
  look = "outline",
  children,
  ...own
}: Own & { step: "pause" | "resume"; look?: "outline" | "primary"; children: ReactNode }) {
  return (
    <ActionForm action={steer} className="contents" hidden={hiddenOf(own, step)}>
      <SubmitButton look={look}>{children}</SubmitButton>
    </ActionForm>
  );
}

/** What another admin decides about a plan that waits for it. */
export async function ApprovalButtons({ count, ...own }: Own & { count: number }) {
  const t = await getTranslations("imports.approval");
  const seen = { revision: String(own.run.revision), expected: String(count) };
  const words = await getTranslations("imports");
  const format = await getFormatter();
  const { counts, invite } = own.run;
  const invites = invite === "LATER" ? undefined : counts.invites;
  const figures = [
    ...WRITTEN.map(
      (verdict) => [words(`verdict.${verdict}`), counts.verdicts?.[verdict] ?? 0] as const,
    ),
    ...CHANNELS.map((channel) => [words(`apply.way.${channel}`), invites?.[channel] ?? 0] as const),
    [words("apply.quietOnes"), invites ? (counts.quiet ?? 0) : 0] as const,
    [words("apply.asleepOnes"), invites ? (counts.asleep ?? 0) : 0] as const,
  ].filter(([, value]) => value > 0);
  const name = own.run.madeByName;
  return (
    <>
      <ConfirmDialog
        action={steer}
        consequence={t("declineText", { name })}
        hidden={hiddenOf(own, "decline")}
        primary={t("decline")}
        title={t("declineTitle")}
        trigger={<Button className="max-md:flex-1">{t("decline")}</Button>}
      />
      <ConfirmDialog
        action={steer}
        consequence={t("approveText", { name })}
        counts={figures.map(([label, value]) => ({ label, value: format.number(value) }))}
        hidden={{ ...hiddenOf(own, "approve"), ...seen }}
        key={seen.revision}
        primary={t("approve")}
        title={t("approveTitle", { count })}
        trigger={
          <Button className="max-md:flex-1" look="primary">
            {t("approve")}
          </Button>
        }
      >
        <Revoked counts={counts} />
        <Noted counts={counts} />
        <LookAgain action={lookAgain} id={own.run.id} org={own.gate.org.slug} />
      </ConfirmDialog>
    </>
  );
}
