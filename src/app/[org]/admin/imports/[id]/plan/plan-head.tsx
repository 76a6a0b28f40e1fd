import { Download, FilePen, FileText, Upload } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { LinkButton } from "@/ui/button";
import { TextLink } from "@/ui/text-link";
import type { ImportPage } from "../import-head";
import { howRead, ImportHead } from "../import-head";
import { DiscardButton } from "../steer-button";

const TITLES = { ROSTER: "title", CHOOSE: "titleChoose", UNDO: "titleUndo" } as const;

/** What the plan is of, and what can be done to it besides deciding. */
export async function PlanHead(page: ImportPage) {
  const { path, run, plan, reading, mayAct, mayMend } = page;
  const t = await getTranslations("imports");
  const isPlanned = run.state === "PLANNED";
  const isMine = isPlanned && mayMend;
  const own = `${path}/${run.id}`;
  const fact = reading ? (
    <>
      <FileText aria-hidden className="me-1.5 inline size-4 align-text-bottom" />
      {t("reading.fact", {
        file: run.fileName,
        rows: plan.counts.rows,
        how: await howRead(reading),
      })}
      {isMine && plan.hasFile && (
        <TextLink className="ms-2" href={`${own}?reading=1`}>
          {t("plan.change")}
        </TextLink>
      )}
    </>
  ) : run.purpose === "UNDO" ? (
    t("plan.factUndo", { file: run.fileName })
  ) : undefined;
  return (
    <ImportHead
      {...page}
      acts={isPlanned && mayAct && <Acts {...page} />}
      fact={fact}
      title={t(`plan.${TITLES[run.purpose]}`)}
    />
  );
}

async function Acts(page: ImportPage) {
  const { path, run, plan, mayMend } = page;
  const t = await getTranslations("imports.plan");
  if (run.purpose === "UNDO" || !mayMend) return <DiscardButton {...page} />;
  const { ERROR = 0, CONFLICT = 0 } = plan.counts.verdicts;
  const wrong = ERROR + CONFLICT;
  const kind: Record<string, string> = run.kind ? { kind: run.kind } : {};
  const replace = new URLSearchParams({ replaces: run.id, purpose: run.purpose, ...kind });
  return (
    <>
      <DiscardButton {...page} />
      <LinkButton href={`${path}/new?${replace}`}>
        <Upload aria-hidden />
        {t("replace")}
      </LinkButton>
      {wrong > 0 && (
        <>
          <LinkButton download href={`${path}/${run.id}/faults`}>
            <Download aria-hidden />
            {t("faults", { count: wrong })}
          </LinkButton>
          <LinkButton href={`${path}/new?into=${run.id}`}>
            <FilePen aria-hidden />
            {t("corrected")}
          </LinkButton>
        </>
      )}
    </>
  );
}
