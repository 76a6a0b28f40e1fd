import { getTranslations } from "next-intl/server";
import type { RefusalCode } from "@/lib/refusal";
import { ProgressWatch } from "@/selections/components/progress-watch";
import { Notice } from "@/ui/notice";
import { Page } from "@/ui/page";
import { ProgressBar } from "@/ui/states/progress-bar";
import type { ImportPage } from "./import-head";
import { ImportHead } from "./import-head";
import { StepButton, StopButton } from "./steer-button";

/** What is being applied: how far it is, from the database, and what steers it. */
export async function RunView(page: ImportPage) {
  const t = await getTranslations("imports");
  const { gate, run, mayAct } = page;
  const mayStop = mayAct || gate.permissions.includes("accounts.manage");
  const isPaused = run.state === "PAUSED";
  const isLost = run.options.why === "not-allowed";
  const written = run.done + run.refused;
  const total = Math.max(run.total, written);
  return (
    <Page
      head={<ImportHead {...page} isPlain title={t(isPaused ? "run.titlePaused" : "run.title")} />}
      width="prose"
    >
      {!isPaused && <ProgressWatch />}
      {isPaused ? (
        <Paused name={run.madeByName} why={run.options.why} />
      ) : (
        <Notice isLive>{t("run.running")}</Notice>
      )}
      <ProgressBar
        label={t("run.progress")}
        text={t("planning.of", { done: written, total })}
        total={total}
        value={written}
      />
      {mayStop && (
        <div className="flex flex-wrap gap-2">
          {mayAct && isPaused && (
            <StepButton {...page} look={isLost ? "outline" : "primary"} step="resume">
              {t("run.resume")}
            </StepButton>
          )}
          {mayAct && !isPaused && (
            <StepButton {...page} step="pause">
              {t("run.pause")}
            </StepButton>
          )}
          <StopButton {...page} />
        </div>
      )}
    </Page>
  );
}

async function Paused({ name, why }: { name: string; why: unknown }) {
  const t = await getTranslations("imports.run");
  const reason = await getTranslations("refusals");
  const isKnown = typeof why === "string" && reason.has(why as RefusalCode);
  const said = isKnown ? reason(why as RefusalCode, { field: "" }) : "";
  return (
    <Notice isLive tone="warning">
      {why === "not-allowed" && <p>{t("pausedRight", { name })}</p>}
      {said && why !== "not-allowed" && <p>{t("pausedWhy", { why: said })}</p>}
      <p>{t("pausedNow")}</p>
    </Notice>
  );
}
