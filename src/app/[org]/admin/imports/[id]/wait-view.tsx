import { getTranslations } from "next-intl/server";
import { ProgressWatch } from "@/selections/components/progress-watch";
import { Notice } from "@/ui/notice";
import { Page } from "@/ui/page";
import { ProgressBar } from "@/ui/states/progress-bar";
import type { ImportPage } from "./import-head";
import { ImportHead } from "./import-head";
import { DiscardButton } from "./steer-button";

/** What the worker is at, and how far: what was chosen for very many rows, then judging all of them, comes before a first plan. */
function progressOf({ run, plan, reading }: ImportPage) {
  const { recheck, chore } = plan.options;
  if (chore) return { words: `working.${chore.act}`, total: chore.of, done: chore.done } as const;
  if (recheck) return { words: "checking", total: plan.total, done: recheck.done } as const;
  const total = Math.max(reading?.rows ?? plan.total, plan.total);
  return { words: run.corrects ? "merging" : "planning", total, done: plan.total } as const;
}

/** The worker reads the file or makes the plan; the page looks again by itself. */
export async function WaitView(page: ImportPage) {
  const t = await getTranslations("imports");
  const { run, mayAct } = page;
  const isPlanning = run.state === "PLANNING";
  const { total, done, words } = progressOf(page);
  const text = run.state === "UPLOADING" ? t("reading.waiting") : t("reading.running");
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
