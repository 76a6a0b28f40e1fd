import { Undo2 } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { displayName } from "@/accounts/input";
import { listStillAside } from "@/desk/queries";
import type { SessionGate } from "@/gates/session";
import { inOrg } from "@/lib/in-org";
import type { RefusalCode } from "@/lib/refusal";
import { parseQuery, readFilter } from "@/people/input";
import { viewHref } from "@/people/rules";
import { ProgressWatch } from "@/selections/components/progress-watch";
import { Outcomes, Reasons } from "@/selections/components/selection-facts";
import type { SelectionRow, Tally } from "@/selections/queries";
import { tallyOutcomes } from "@/selections/queries";
import { LISTED_AT } from "@/selections/rules";
import { LinkButton } from "@/ui/button";
import { ActionForm } from "@/ui/forms/action-form";
import { SubmitButton } from "@/ui/forms/submit-button";
import { Notice } from "@/ui/notice";
import { ProgressBar } from "@/ui/states/progress-bar";
import { undo } from "./actions";
import { StopButton } from "./stop-button";

type ProgressProps = { gate: SessionGate; path: string; selection: SelectionRow };

const isRefusal = ({ outcome }: Tally): boolean =>
  outcome !== null && !["done", "unchanged", "left-out"].includes(outcome);

/** How far the act has come; the page looks again by itself until it is over. */
export async function Progress({ gate, path, selection }: ProgressProps) {
  const t = await getTranslations("selections");
  const tallies = await inOrg(gate.scope, (tx) => tallyOutcomes(tx, selection.id), "page");
  const isOver = selection.state === "DONE" || selection.state === "STOPPED";
  const total = tallies.reduce((sum, { count }) => sum + count, 0);
  const waiting = tallies.find(({ outcome }) => outcome === null)?.count ?? 0;
  const refused = tallies.filter(isRefusal).map(({ outcome, count, people }) => ({
    code: outcome as RefusalCode,
    count,
    names: people.map(displayName),
  }));
  const listed = selection.act && LISTED_AT[selection.act];
  const backHref = listed
    ? `${path}/${listed}`
    : viewHref(`${path}/people`, readFilter(parseQuery(selection.query)));
  return (
    <>
      <StateNotice
        done={tallies.find(({ outcome }) => outcome === "done")?.count ?? 0}
        selection={selection}
      />
      {!isOver && (
        <>
          <ProgressWatch />
          <ProgressBar
            label={t("progress")}
            text={t("progressOf", { done: total - waiting, total })}
            total={total}
            value={total - waiting}
          />
        </>
      )}
      <Outcomes isOver={isOver} tallies={tallies} />
      <Reasons groups={refused} title={t("refused")} />
      <div className="flex flex-wrap gap-2">
        <LinkButton href={backHref}>{t("back")}</LinkButton>
        {selection.act === "grant" && typeof selection.input.applicationId === "string" && (
          <LinkButton href={`${path}/applications/${selection.input.applicationId}`}>
            {t("seeHolders")}
          </LinkButton>
        )}
        {selection.act === "dismiss" && <Aside gate={gate} path={path} selection={selection} />}
        {!isOver && <StopButton id={selection.id} org={gate.org.slug} />}
      </div>
    </>
  );
}

/** Who was put aside is listed, and can be taken back at one press while anybody still is. */
async function Aside({ gate, path, selection: { id, state } }: ProgressProps) {
  const t = await getTranslations("selections");
  const mayUndo = gate.permissions.includes("accounts.invite") && state !== "QUEUED";
  const still = mayUndo ? await inOrg(gate.scope, (tx) => listStillAside(tx, id), "page") : [];
  return (
    <>
      {still.length > 0 && (
        <ActionForm action={undo} className="contents" hidden={{ org: gate.org.slug, id }}>
          <SubmitButton look="outline">
            <Undo2 aria-hidden />
            {t("undoAside", { count: still.length })}
          </SubmitButton>
        </ActionForm>
      )}
      <LinkButton href={`${path}/${LISTED_AT["take-back"]}`}>{t("seeAside")}</LinkButton>
    </>
  );
}

async function StateNotice({ selection, done }: { selection: SelectionRow; done: number }) {
  const t = await getTranslations("selections");
  const { state, input } = selection;
  if (state === "QUEUED") return <Notice tone="quiet">{t("queued")}</Notice>;
  if (state === "RUNNING") return <Notice tone="info">{t("running")}</Notice>;
  if (state === "STOPPED") {
    const isByRights = input.stopped === "not-allowed";
    return <Notice tone="warning">{t(isByRights ? "stoppedRights" : "stopped")}</Notice>;
  }
  return (
    <Notice isLive tone="success">
      {t("finished", { done })}
    </Notice>
  );
}
