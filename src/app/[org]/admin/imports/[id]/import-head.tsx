import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import type { SessionGate } from "@/gates/session";
import { ImportState } from "@/imports/components/import-state";
import type { Reading } from "@/imports/input";
import { DELIMITERS, undoneOf } from "@/imports/rules";
import type { PlanHeader } from "@/plans/queries";
import type { ImportView } from "@/runs/queries";
import { PageHead } from "@/ui/page";
import { crumbOf } from "../crumb";

export type ImportPage = {
  gate: SessionGate;
  /** Of all imports. */
  path: string;
  run: ImportView;
  plan: PlanHeader;
  reading: Reading | undefined;
  /** Holds what the purpose needs. */
  mayAct: boolean;
  /** Made it, and still may: nobody else changes how it is read or planned. */
  mayMend: boolean;
};

const SIGNS = ["comma", "semicolon", "tab", "bar"] as const;

/** "Windows-1252, semicolon, header in line 1" */
export async function howRead({ choice, sheets }: Reading): Promise<string> {
  const t = await getTranslations("imports");
  const sign = choice.delimiter ? SIGNS[DELIMITERS.indexOf(choice.delimiter)] : undefined;
  const sheet = sheets[choice.sheet ?? 0];
  const parts = [
    choice.encoding && t(`encodings.${choice.encoding}`),
    sign && t(`delimiters.${sign}`),
    sheet && sheets.length > 1 ? t("how.sheet", { name: sheet.name }) : "",
    choice.headerLine > 0 ? t("how.header", { line: choice.headerLine }) : t("how.noHeader"),
  ];
  return parts.filter(Boolean).join(", ");
}

interface ImportHeadProps extends Pick<ImportPage, "gate" | "run"> {
  title: string;
  fact?: ReactNode;
  acts?: ReactNode;
  /** The title says the state already. */
  isPlain?: boolean;
}

export async function ImportHead({
  gate,
  run,
  title,
  fact,
  acts,
  isPlain = false,
}: ImportHeadProps) {
  const isStopped = run.options.stopped === true;
  const badge = (
    <ImportState
      isMerge={run.corrects !== null}
      isStopped={isStopped}
      state={run.state}
      undone={undoneOf(run)}
    />
  );
  return (
    <PageHead
      acts={acts}
      badge={!isPlain && badge}
      crumbs={[await crumbOf({ slug: gate.org.slug, purpose: run.purpose })]}
      fact={fact ?? run.fileName}
      title={title}
    />
  );
}
