import { getTranslations } from "next-intl/server";
import { ProgressWatch } from "@/selections/components/progress-watch";
import { Notice } from "@/ui/notice";
import { Page } from "@/ui/page";
import { ProgressBar } from "@/ui/states/progress-bar";
import type { ImportPage } from "./import-head";
import { ImportHead } from "./import-head";
import { DiscardButton } from "./steer-button";

/** The worker reads the file or makes the plan; the page looks again by itself. */
export async function WaitView(page: ImportPage) {
  const t = await getTranslations("imports");
  const { run, plan, reading, mayAct } = page;
  const isPlanning = run.state === "PLANNING";
  const { recheck } = plan.options;
  const total = recheck ? plan.total : Math.max(reading?.rows ?? plan.total, plan.total);
  const done = recheck ? recheck.done : plan.total;
  const text = run.state === "UPLOADING" ? t("reading.waiting") : t("reading.running");
  const words = run.corrects ? "merging" : recheck ? "checking" : "planning";
  const title = isPlanning ? t(`${words}.title`) : t(`state.${run.state}`);
  return (
    <Page
      head={
        <ImportHead acts={mayAct && <DiscardButton {...page} />} {...page} isPlain title={title} />
      }
      width="prose"
    >
      <ProgressWatch />
      <Notice isLive tone="info">
        {isPlanning ? t(`${words}.running`) : text}
      </Notice>
      {isPlanning && total > 0 && (
        <ProgressBar
          label={t(`${words}.progress`)}
          text={t("planning.of", { done, total })}
          total={total}
          value={done}
        />
      )}
    </Page>
  );
}
