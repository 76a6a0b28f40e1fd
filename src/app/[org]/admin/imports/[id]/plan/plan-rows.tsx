import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { inOrg } from "@/lib/in-org";
import type { OrgTx } from "@/lib/org";
import { PlanTable } from "@/plans/components/plan-table";
import { VerdictTabs } from "@/plans/components/verdict-tabs";
import type { PlanRow } from "@/plans/queries";
import { listRows, readPlanRows } from "@/plans/queries";
import type { Verdict } from "@/plans/rules";
import type { ImportView } from "@/runs/queries";
import { LinkButton } from "@/ui/button";
import { EmptyState } from "@/ui/empty-state";
import { SearchForm } from "@/ui/forms/search-form";
import { FilterChip } from "@/ui/tables/filter-chip";
import { Pagination } from "@/ui/tables/pagination";
import { keepOne, saveCell } from "../../actions";
import type { ImportPage } from "../import-head";
import { columnsOf, sayRows } from "../words/say-rows";
import { twinLines } from "../words/twins";
import { wordsOf } from "../words/words";
import { missingHref } from "./missing-view";
import type { PlanQuery } from "./plan-query";
import { planHref, planNeighbours, rowFilterOf } from "./plan-query";
import type { RowsProps } from "./row-totals";
import { omittingOf, totalOf } from "./row-totals";

const SIZE = 50;

const hrefOf = ({ path, run }: Pick<ImportPage, "path" | "run">): string => `${path}/${run.id}`;

/** The rows that the address asks for. */
const readRows = (tx: OrgTx, id: string, view: PlanQuery) =>
  listRows(tx, id, rowFilterOf(view), view.cursor, SIZE);

/** The lines that these share a key with, and what an undoing that was applied did with the same ones. */
async function readBeside(tx: OrgTx, { id, undo }: ImportView, rows: readonly PlanRow[]) {
  const read = async (of: string, lines: readonly number[]) =>
    lines.length > 0 ? await readPlanRows(tx, { id: of, lines }) : [];
  const lines = undo?.state === "APPLIED" ? rows.map(({ line }) => line) : [];
  return { twins: await read(id, twinLines(rows)), undone: await read(undo?.id ?? id, lines) };
}

/** Tabs by verdict, search, and what the rows are narrowed to. */
export async function RowTools(
  props: RowsProps & {
    groupTitle?: string | undefined;
    /** Shown are those who are missing, not rows. */
    isMissing?: boolean;
    children?: ReactNode;
  },
) {
  const { plan, run, view, groupTitle } = props;
  const t = await getTranslations("imports.plan");
  const path = hrefOf(props);
  const { tab, group, q } = view;
  const missing = plan.options.full
    ? { href: missingHref(props), isCurrent: props.isMissing === true }
    : undefined;
  const search = (
    <SearchForm
      action={path}
      defaultValue={q}
      isLive
      keep={{ ...(tab ? { tab } : {}), ...(group ? { group } : {}) }}
      label={t("search")}
    />
  );
  return (
    <>
      <div className="flex flex-none flex-col gap-3 md:flex-row md:items-center md:pe-8">
        <div className="min-w-0 flex-1">
          <VerdictTabs
            counts={plan.counts}
            current={group === undefined && !props.isMissing && tab !== "REFUSED" ? tab : undefined}
            isApplied={run.state === "APPLIED"}
            hrefOf={(verdict) => planHref(path, { tab: verdict, q })}
            missing={missing}
            purpose={run.purpose}
            refused={{
              href: planHref(path, { tab: "REFUSED", q }),
              isCurrent: tab === "REFUSED" && !props.isMissing,
              number: run.refused,
            }}
          />
        </div>
        {!props.isMissing && <div className="px-4 md:w-72 md:px-0">{search}</div>}
      </div>
      {props.children}
      {groupTitle && !props.isMissing && (
        <div className="px-4 py-3 md:px-8">
          <FilterChip
            label={t("group")}
            removeHref={planHref(path, { tab, q })}
            value={groupTitle}
          />
        </div>
      )}
      <div className="h-3 flex-none" />
    </>
  );
}

/** Verdicts of which what changes is more telling than the line of the file. */
const CHANGING: readonly Verdict[] = [
  "UPDATE",
  "REACTIVATE",
  "REOPEN",
  "SUSPEND",
  "CLOSE",
  "ERASE",
];

type PageProps = RowsProps & { isEditable: boolean; isMendable?: boolean };

/** Nothing is like that, any more perhaps: the way to what is. Without a tab the address leads to the first that has rows. */
async function NoRows(props: RowsProps) {
  const { plan, view } = props;
  const t = await getTranslations("imports.plan");
  const isNarrowed = view.q !== "" || view.group !== undefined;
  const href = planHref(hrefOf(props), isNarrowed ? { tab: view.tab } : {});
  const act = (isNarrowed || plan.counts.rows > 0) && (
    <LinkButton href={href}>{t(isNarrowed ? "clear" : "toOthers")}</LinkButton>
  );
  return <EmptyState act={act} text={t(isNarrowed ? "noMatch" : "noRows")} />;
}

/** A page of rows, and the pages around it. */
export async function Rows(props: PageProps) {
  const { gate, run, plan, reading, view, isEditable } = props;
  const page = await inOrg(gate.scope, (tx) => readRows(tx, run.id, view), "page");
  const path = hrefOf(props);
  if (page.rows.length === 0) return <NoRows {...props} />;
  const people = `/${gate.org.slug}/admin/people`;
  const beside = await inOrg(gate.scope, (tx) => readBeside(tx, run, page.rows), "page");
  const omitting = props.isMendable
    ? await inOrg(gate.scope, (tx) => omittingOf(tx, props), "page")
    : undefined;
  // of whom was erased since there is no cell left to show
  const read = page.rows.some(({ cells }) => cells.length > 0) ? reading : undefined;
  const of = { purpose: run.purpose, reading: read, people, isEditable, ...beside };
  const words = await wordsOf(reading);
  const isChanging = run.purpose === "UNDO" || CHANGING.some((verdict) => verdict === view.tab);
  const editing = isEditable
    ? { save: saveCell, choose: keepOne, org: gate.org.slug, id: run.id }
    : undefined;
  return (
    <>
      <PlanTable
        columns={columnsOf(read)}
        editing={editing}
        hasOutcome={run.begunAt !== null}
        omitting={omitting}
        rows={sayRows(words, page.rows, of)}
        shows={isChanging && view.group === undefined ? "changes" : "cells"}
      />
      <Pagination
        from={view.from}
        to={view.from + page.rows.length - 1}
        total={totalOf(view, plan.counts, run.refused)}
        {...planNeighbours(path, view, page, SIZE)}
      />
    </>
  );
}
