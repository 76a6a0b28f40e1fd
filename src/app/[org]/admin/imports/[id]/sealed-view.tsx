import { getFormatter, getTranslations } from "next-intl/server";
import type { ImportState } from "@/imports/rules";
import { Notice } from "@/ui/notice";
import { Page } from "@/ui/page";
import type { ImportPage } from "./import-head";
import { ImportHead } from "./import-head";

/** States whose page shows what stands in the file. */
const OPEN: readonly ImportState[] = ["READ", "PLANNED", "AWAITING", "APPLIED"];

/** The cells of a file are for those who could act on them: its people are more than the console shows of each. */
export const isSealed = ({ run, mayAct }: ImportPage): boolean =>
  !mayAct && !run.corrects && OPEN.includes(run.state);

/** An import for somebody who may see that there is one, and what came of it, but not what stands in it. */
export async function SealedView(page: ImportPage) {
  const { run } = page;
  const t = await getTranslations("imports");
  const isApplied = run.state === "APPLIED";
  const at = (await getFormatter()).dateTime(run.createdAt, "momentWithYear");
  const fact = t("sealed.fact", { file: run.fileName, name: run.madeByName, at });
  const title = t(`state.${run.state}`);
  return (
    <Page head={<ImportHead {...page} fact={fact} isPlain title={title} />} width="prose">
      {isApplied && <Notice tone="quiet">{t("over.applied", { count: run.done })}</Notice>}
      <Notice tone="info">{t(run.purpose === "CHOOSE" ? "sealed.CHOOSE" : "sealed.ROSTER")}</Notice>
    </Page>
  );
}
