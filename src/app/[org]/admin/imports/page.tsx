import { FileUp, ListChecks } from "lucide-react";
import { getTranslations } from "next-intl/server";
import type { SessionGate } from "@/gates/session";
import { ImportList } from "@/imports/components/import-list";
import { inOrg } from "@/lib/in-org";
import type { OrgTx } from "@/lib/org";
import { countImports, listImports } from "@/runs/queries";
import { LinkButton } from "@/ui/button";
import { EmptyState } from "@/ui/empty-state";
import { SearchForm } from "@/ui/forms/search-form";
import { LinkTabs } from "@/ui/link-tabs";
import { PageHead, TablePage } from "@/ui/page";
import { FilterBar } from "@/ui/tables/filter-chip";
import { Pagination } from "@/ui/tables/pagination";
import { enter } from "../enter";
import type { ListQuery } from "./list-query";
import { filterOf, listNeighbours, readListQuery, STATE_GROUPS } from "./list-query";

type Props = {
  params: Promise<{ org: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

const SIZE = 50;

/** Whose accounts it is not to change sees the files that name whom to invite: rosters are nothing to them. */
async function read(tx: OrgTx, view: ListQuery, mayImport: boolean) {
  const mine = mayImport ? {} : ({ purpose: "CHOOSE" } as const);
  const filter = { ...filterOf(view), ...mine };
  return {
    ...(await listImports(tx, filter, view.cursor, SIZE)),
    matching: await countImports(tx, filter),
    all: await countImports(tx, mine),
  };
}

/** What may be begun from here. */
async function Acts({ gate: { permissions }, path }: { gate: SessionGate; path: string }) {
  const t = await getTranslations("imports");
  return (
    <>
      {permissions.includes("accounts.invite") && (
        <LinkButton href={`${path}/new?purpose=CHOOSE`}>
          <ListChecks aria-hidden />
          {t("choose")}
        </LinkButton>
      )}
      {permissions.includes("accounts.manage") && (
        <LinkButton href={`${path}/new`} look="primary">
          <FileUp aria-hidden />
          {t("new")}
        </LinkButton>
      )}
    </>
  );
}

async function Filters({ path, view }: { path: string; view: ListQuery }) {
  const t = await getTranslations("imports");
  const { q, state } = view;
  const href = (group: string | undefined) => {
    const query = new URLSearchParams({ ...(q ? { q } : {}), ...(group ? { state: group } : {}) });
    return query.size > 0 ? `${path}?${query}` : path;
  };
  const groups = Object.keys(STATE_GROUPS) as (keyof typeof STATE_GROUPS)[];
  const tabs = [undefined, ...groups].map((group) => ({
    label: group ? t(`states.${group}`) : t("anyState"),
    href: href(group),
    isCurrent: group === state,
  }));
  const search = (
    <SearchForm
      action={path}
      defaultValue={q}
      isLive
      keep={state ? { state } : {}}
      label={t("search")}
    />
  );
  return (
    <>
      <div className="px-4 pb-4 md:px-8">
        <LinkTabs label={t("stateFilter")} tabs={tabs} />
      </div>
      <FilterBar search={search} />
    </>
  );
}

/** What was imported, by whom, and what came of it. */
export default async function Imports({ params, searchParams }: Props) {
  const { org: slug } = await params;
  const gate = await enter(slug, "accounts.view");
  const view = readListQuery(await searchParams);
  const mayImport = gate.permissions.includes("accounts.manage");
  const page = await inOrg(gate.scope, (tx) => read(tx, view, mayImport), "page");
  const { rows, matching, all } = page;
  const t = await getTranslations("imports");
  const path = `/${slug}/admin/imports`;
  const isEmpty = all === 0;
  const acts = <Acts gate={gate} path={path} />;
  const foot = rows.length > 0 && (
    <Pagination
      from={view.from}
      to={view.from + rows.length - 1}
      total={matching}
      {...listNeighbours(path, view, page, SIZE)}
    />
  );
  return (
    <TablePage
      filters={!isEmpty && <Filters path={path} view={view} />}
      foot={foot}
      head={
        <PageHead
          acts={!isEmpty && acts}
          fact={!isEmpty && t("fact", { count: all })}
          title={t("title")}
        />
      }
    >
      {rows.length > 0 && <ImportList imports={rows} path={path} permissions={gate.permissions} />}
      {rows.length === 0 && !isEmpty && (
        <EmptyState act={<LinkButton href={path}>{t("clear")}</LinkButton>} text={t("noMatch")} />
      )}
      {isEmpty && (
        <EmptyState
          act={<div className="flex flex-wrap justify-center gap-2">{acts}</div>}
          text={t(mayImport ? "empty" : "emptyView")}
        />
      )}
    </TablePage>
  );
}
