import { Download } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { undoneOf } from "@/imports/rules";
import { inOrg } from "@/lib/in-org";
import { readInvited } from "@/outcomes/queries";
import { writtenBy } from "@/plans/rules";
import { Button, LinkButton } from "@/ui/button";
import { ConfirmDialog } from "@/ui/dialogs/confirm-dialog";
import { ActionForm } from "@/ui/forms/action-form";
import { SubmitButton } from "@/ui/forms/submit-button";
import { Notice } from "@/ui/notice";
import { Page } from "@/ui/page";
import { undo } from "../actions";
import type { ImportPage } from "./import-head";
import { ImportHead } from "./import-head";
import { asksForMissing, MissingView } from "./plan/missing-view";
import { PlanFrame } from "./plan/plan-frame";
import { readPlanQuery } from "./plan/plan-query";
import { Rows, RowTools } from "./plan/plan-rows";
import { sayFileFault } from "./words/say-file-fault";
import { sayStays, sayUndone } from "./words/say-undone";

type OverProps = ImportPage & { query: Record<string, string | string[] | undefined> };

const TITLES = { ROSTER: "title", CHOOSE: "titleChoose", UNDO: "titleUndo" } as const;

const titleOf = ({ run }: OverProps) => {
  if (run.state === "FAILED") return "titleFailed";
  if (run.state === "DISCARDED") return "titleDiscarded";
  const undone = undoneOf(run);
  if (undone) return undone === "UNDONE" ? "titleUndo" : "titleUndonePart";
  return run.options.stopped ? "titleStopped" : TITLES[run.purpose];
};

/** What came of an import: of everybody in it, or why nothing did. */
export async function OverView(page: OverProps) {
  const { run, plan } = page;
  const t = await getTranslations("imports");
  const head = (
    <ImportHead {...page} acts={await Acts(page)} isPlain title={t(`over.${titleOf(page)}`)} />
  );
  if (run.state !== "APPLIED" || run.wipedAt || plan.counts.rows === 0)
    return (
      <Page head={head} width="prose">
        <Ending {...page} />
        <Anew {...page} />
      </Page>
    );
  const written = plan.counts.verdicts.CREATE ? ("CREATE" as const) : undefined;
  const first = run.refused > 0 ? ("REFUSED" as const) : written;
  const view = readPlanQuery({ tab: first, ...page.query }, plan.counts);
  const isMissing = asksForMissing(page);
  return (
    <PlanFrame
      filters={<RowTools {...page} isMissing={isMissing} view={view} />}
      head={
        <>
          {head}
          <div className="flex flex-none flex-col gap-4 px-4 pb-3 md:px-8">
            <Ending {...page} />
          </div>
        </>
      }
    >
      {isMissing ? <MissingView {...page} /> : <Rows {...page} isEditable={false} view={view} />}
    </PlanFrame>
  );
}

/** How to begin again where nothing of it could be written: with another file, or with the plan of the same undoing. */
async function Anew({ gate, path, run, mayAct }: OverProps) {
  const t = await getTranslations("imports");
  if (!mayAct || !(run.state === "FAILED" || run.options.why === "erased")) return null;
  if (!run.undoes)
    return (
      <div>
        <LinkButton href={`${path}/new?purpose=${run.purpose}`} look="primary">
          {t("upload.again")}
        </LinkButton>
      </div>
    );
  return (
    <ActionForm action={undo} hidden={{ org: gate.org.slug, id: run.undoes }}>
      <SubmitButton>{t("over.planAgain")}</SubmitButton>
    </ActionForm>
  );
}

/** One sentence: how it ended. */
async function Ending(page: OverProps) {
  const t = await getTranslations("imports");
  const { state, fault, options, undoes } = page.run;
  const erased = undoes ? "over.erasedUndo" : "over.erased";
  if (state === "APPLIED") return <Applied {...page} />;
  if (state === "DISCARDED")
    return <Notice tone="quiet">{t(options.why === "erased" ? erased : "over.discarded")}</Notice>;
  return (
    <Notice isLive tone="danger">
      {`${await sayFileFault(fault ?? "")} ${t("over.failedNext")}`}
    </Notice>
  );
}

/** What is said of an import that was applied besides how many rows it was. */
async function asides({ run, plan }: OverProps): Promise<string[]> {
  const t = await getTranslations("imports");
  const { verdicts } = plan.counts;
  const wrong = (verdicts.ERROR ?? 0) + (verdicts.CONFLICT ?? 0);
  return [
    ...(run.refused > 0 ? [t("over.refused", { count: run.refused })] : []),
    ...(wrong > 0 ? [t("apply.errors", { count: wrong })] : []),
    ...(run.approvedByName ? [t("approval.by", { name: run.approvedByName })] : []),
    ...(run.wipedAt ? [t("over.wiped")] : []),
  ];
}

async function Applied(page: OverProps) {
  const { gate, run } = page;
  const t = await getTranslations("imports.over");
  const isStopped = run.options.stopped === true;
  const isUndo = run.purpose === "UNDO";
  const { verdicts } = page.plan.counts;
  const left = (verdicts.CONFLICT ?? 0) + writtenBy({ verdicts }) - run.done;
  const parts = [
    t(isStopped ? "stopped" : isUndo ? "ledBack" : "applied", { count: run.done }),
    ...(isUndo ? [await sayStays(page, { id: run.id, left })] : await asides(page)),
    ...(await sayUndone(page)),
  ].filter(Boolean);
  const invited = await inOrg(gate.scope, (tx) => readInvited(tx, run.id), "page");
  if (invited) parts.splice(1, 0, t("invited", { count: invited.done }));
  const isFine = !isStopped && run.refused === 0 && !run.undo && !(isUndo && left > 0);
  return (
    <Notice
      acts={<Ways {...page} campaign={invited?.id} />}
      isLive
      tone={undoneOf(run) === "UNDONE" ? "quiet" : isFine ? "success" : "warning"}
    >
      {parts.join(" ")}
    </Notice>
  );
}

/** To the campaign in which it invited, and to the import that it undoes or is undone by. */
async function Ways({ gate, path, run, campaign }: OverProps & { campaign: string | undefined }) {
  const t = await getTranslations("imports.over");
  const link = run.undo?.id ?? run.undoes;
  return (
    <>
      {campaign && (
        <LinkButton href={`/${gate.org.slug}/admin/campaigns/${campaign}`} size="sm">
          {t("toCampaign")}
        </LinkButton>
      )}
      {link && (
        <LinkButton href={`${path}/${link}`} size="sm">
          {t(run.undo ? "toUndo" : "toOriginal")}
        </LinkButton>
      )}
    </>
  );
}

/** What can be done next. */
async function Acts({ gate, path, run, mayAct }: OverProps) {
  const t = await getTranslations("imports.over");
  const result = await getTranslations("imports.result");
  if (run.state !== "APPLIED") return null;
  const mayUndo = mayAct && run.purpose === "ROSTER" && !run.undo && !run.wipedAt;
  return (
    <>
      {mayUndo && run.done > 0 && (
        <ConfirmDialog
          action={undo}
          consequence={t("undoText")}
          hidden={{ org: gate.org.slug, id: run.id }}
          primary={t("undoDo")}
          title={t("undoTitle")}
          trigger={<Button>{t("undo")}</Button>}
        />
      )}
      {mayAct && run.purpose !== "UNDO" && !run.wipedAt && (
        <LinkButton download href={`${path}/${run.id}/result`}>
          <Download aria-hidden />
          {result("download")}
        </LinkButton>
      )}
      {mayAct && run.purpose === "ROSTER" && (
        <LinkButton href={`${path}/new`}>{t("again")}</LinkButton>
      )}
      <LinkButton href={`/${gate.org.slug}/admin/people`} look="primary">
        {t("people")}
      </LinkButton>
    </>
  );
}
