import { Download, FilePen, FileText, Upload } from "lucide-react";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { inOrg } from "@/lib/in-org";
import { readSettings } from "@/orgs/queries";
import { ApplyBar } from "@/plans/components/apply-bar";
import { FaultCards } from "@/plans/components/fault-cards";
import { ReviveNotice } from "@/plans/components/revive-notice";
import { writtenBy } from "@/plans/rules";
import { LinkButton } from "@/ui/button";
import { Notice } from "@/ui/notice";
import { TextLink } from "@/ui/text-link";
import { begin, fixGroup, revive } from "../actions";
import type { ImportPage } from "./import-head";
import { howRead, ImportHead } from "./import-head";
import { asksForMissing, MissingView } from "./missing-view";
import { PlanFrame } from "./plan-frame";
import { planHref, readPlanQuery } from "./plan-query";
import { Rows, RowTools } from "./plan-rows";
import { ApprovalButtons, DiscardButton } from "./steer-button";
import { sayGroups } from "./words/say-groups";

type PlanProps = ImportPage & { query: Record<string, string | string[] | undefined> };

const TITLES = { ROSTER: "title", CHOOSE: "titleChoose", UNDO: "titleUndo" } as const;
const SHOWN = 3;

/** The plan: what every row would do, what is wrong and how it is mended, and the bar that decides. */
export async function PlanView(page: PlanProps) {
  const { gate, run, plan, mayAct } = page;
  const view = readPlanQuery(page.query, plan.counts);
  const isPlanned = run.state === "PLANNED";
  const mayMend = isPlanned && mayAct && run.purpose !== "UNDO";
  const groups = await sayGroups(page, view);
  const chosen = groups.find(({ key }) => key === view.group);
  const isMissing = asksForMissing(page);
  const isWrong = !isMissing && (view.tab === "ERROR" || view.tab === "CONFLICT");
  const isAll = page.query.groups !== undefined;
  const cards = chosen ? [chosen] : isWrong ? groups.slice(0, isAll ? groups.length : SHOWN) : [];
  const props = { ...page, view };
  return (
    <PlanFrame
      filters={
        <RowTools {...props} groupTitle={chosen?.title} isMissing={isMissing}>
          <FaultCards
            allHref={planHref(`${page.path}/${run.id}`, view, { groups: "all" })}
            fix={mayMend ? fixGroup : undefined}
            groups={cards}
            id={run.id}
            more={chosen || !isWrong ? 0 : groups.length - cards.length}
            org={gate.org.slug}
          />
        </RowTools>
      }
      foot={!isMissing && <Foot {...page} />}
      head={
        <>
          <PlanHead {...page} />
          <Notices {...page} />
        </>
      }
    >
      {isMissing ? (
        <MissingView {...page} />
      ) : (
        <Rows {...props} isEditable={mayMend && (isWrong || chosen !== undefined)} />
      )}
    </PlanFrame>
  );
}

async function PlanHead(page: PlanProps) {
  const { path, run, plan, reading, mayAct } = page;
  const t = await getTranslations("imports");
  const wrong = (plan.counts.verdicts.ERROR ?? 0) + (plan.counts.verdicts.CONFLICT ?? 0);
  const isMine = run.state === "PLANNED" && mayAct;
  const own = `${path}/${run.id}`;
  const replace = new URLSearchParams({
    replaces: run.id,
    purpose: run.purpose,
    ...(run.kind ? { kind: run.kind } : {}),
  });
  const acts = isMine && (
    <>
      <DiscardButton {...page} />
      {run.purpose !== "UNDO" && (
        <LinkButton href={`${path}/new?${replace}`}>
          <Upload aria-hidden />
          {t("plan.replace")}
        </LinkButton>
      )}
      {wrong > 0 && run.purpose !== "UNDO" && (
        <>
          <LinkButton download href={`${own}/faults`}>
            <Download aria-hidden />
            {t("plan.faults", { count: wrong })}
          </LinkButton>
          <LinkButton href={`${path}/new?into=${run.id}`}>
            <FilePen aria-hidden />
            {t("plan.corrected")}
          </LinkButton>
        </>
      )}
    </>
  );
  const fact = reading ? (
    <>
      <FileText aria-hidden className="me-1.5 inline size-4 align-text-bottom" />
      {t("reading.fact", {
        file: run.fileName,
        rows: plan.counts.rows,
        how: await howRead(reading),
      })}
      {isMine && (
        <TextLink className="ms-2" href={`${own}?reading=1`}>
          {t("plan.change")}
        </TextLink>
      )}
    </>
  ) : (
    t("plan.factUndo", { file: run.fileName })
  );
  return <ImportHead {...page} acts={acts} fact={fact} title={t(`plan.${TITLES[run.purpose]}`)} />;
}

/** What has to be known before anything is decided: refusals of the whole plan, suspended people, new teams. */
async function Notices({ gate, run, plan, mayAct }: PlanProps) {
  const t = await getTranslations("imports");
  const { counts, options } = plan;
  const names = counts.newTeamNames.slice(0, 5).join(", ");
  const more = counts.newTeams - Math.min(5, counts.newTeamNames.length);
  const notices: ReactNode[] = [
    ...counts.policy.map(({ code, name = "", needed = 0, left = 0 }) => (
      <Notice key={`${code} ${name}`} tone="danger">
        {code === "not-allowed"
          ? t("apply.notAllowed")
          : t("apply.licences", { name, needed, left })}
      </Notice>
    )),
    counts.revivable > 0 && (
      <ReviveNotice
        action={run.state === "PLANNED" && mayAct ? revive : undefined}
        count={counts.revivable}
        id={run.id}
        isRevived={options.revive === true}
        key="revive"
        org={gate.org.slug}
      />
    ),
    counts.newTeams > 0 && (
      <Notice key="teams" tone="quiet">
        {t("plan.teams", {
          count: counts.newTeams,
          names: more > 0 ? t("plan.moreNames", { names, count: more }) : names,
        })}
      </Notice>
    ),
  ].filter(Boolean);
  if (notices.length === 0) return null;
  return <div className="flex flex-none flex-col gap-2 px-4 pb-3 md:px-8">{notices}</div>;
}

/** The bar that decides, or why there is nothing to decide. */
async function Foot(page: PlanProps) {
  const { gate, run, plan, mayAct } = page;
  const t = await getTranslations("imports");
  const count = writtenBy(plan.counts);
  if (run.state === "AWAITING") return <Approval {...page} count={run.total} />;
  if (count === 0) return <FootText>{t("apply.nothing")}</FootText>;
  if (run.madeBy !== gate.account.id)
    return <FootText>{t("apply.notYours", { name: run.madeByName })}</FootText>;
  if (!mayAct || plan.counts.policy.length > 0) return null;
  const { autoInvite, approvalRows } = await inOrg(gate.scope, readSettings, "page");
  return (
    <ApplyBar
      action={begin}
      approvalRows={approvalRows}
      counts={plan.counts}
      id={run.id}
      mayInvite={gate.permissions.includes("accounts.invite")}
      org={gate.org.slug}
      preset={autoInvite ? "NOW" : "LATER"}
      purpose={run.purpose}
    />
  );
}

function FootText({ children }: { children: ReactNode }) {
  return (
    <p className="flex min-h-13 flex-none items-center border-t border-border px-4 py-2 text-sm text-muted md:px-8">
      {children}
    </p>
  );
}

/** Somebody else decides; who asked is told so. */
async function Approval(page: PlanProps & { count: number }) {
  const { gate, run, mayAct, count } = page;
  const t = await getTranslations("imports.approval");
  const isOwn = run.madeBy === gate.account.id;
  return (
    <div className="flex min-h-13 flex-none flex-wrap items-center gap-3 border-t border-border px-4 py-2 md:px-8">
      <p className="min-w-0 flex-1 basis-60 text-sm">
        {isOwn ? t("own", { count }) : t("waits", { count, name: run.madeByName })}
      </p>
      {mayAct && isOwn && <DiscardButton {...page} />}
      {mayAct && !isOwn && <ApprovalButtons count={count} gate={gate} run={run} />}
    </div>
  );
}
