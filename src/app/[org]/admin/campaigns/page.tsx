import { getTranslations } from "next-intl/server";
import { CampaignTable } from "@/campaigns/components/progress/campaign-table";
import type { CampaignRow } from "@/campaigns/queries";
import { listCampaigns } from "@/campaigns/queries";
import type { SessionGate } from "@/gates/session";
import { inOrg } from "@/lib/in-org";
import { LinkButton } from "@/ui/button";
import { EmptyState } from "@/ui/empty-state";
import { SearchForm } from "@/ui/forms/search-form";
import { LinkTabs } from "@/ui/link-tabs";
import { PageHead, TablePage } from "@/ui/page";
import { FilterBar, FilterChip } from "@/ui/tables/filter-chip";
import { Pagination } from "@/ui/tables/pagination";
import { enter, readInvitable } from "../enter";
import { InviteAllButton } from "../unsent/invite-all-button";
import { fieldsOf, KINDS, listHref, listNeighbours, readListQuery, STATES } from "./list-query";

type Props = {
  params: Promise<{ org: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};
type View = ReturnType<typeof readListQuery>;

/** Every act of sending to many: who began it, to how many, how it stands. */
export default async function Campaigns({ params, searchParams }: Props) {
  const { org: slug } = await params;
  const gate = await enter(slug, "accounts.view");
  const view = readListQuery(await searchParams);
  const { rows, more } = await inOrg(gate.scope, (tx) => listCampaigns(tx, view), "page");
  const t = await getTranslations("campaigns.list");
  const path = `/${slug}/admin/campaigns`;
  const isNarrowed = Boolean(view.q || view.state || view.kind || view.after);
  const isEmpty = rows.length === 0 && !isNarrowed;
  return (
    <TablePage
      filters={!isEmpty && <Filters path={path} view={view} />}
      foot={<Foot isMore={more} path={path} rows={rows} view={view} />}
      head={
        <PageHead acts={!isEmpty && <Acts gate={gate} />} fact={t("fact")} title={t("title")} />
      }
    >
      {rows.length > 0 && <CampaignTable campaigns={rows} path={path} />}
      {rows.length === 0 && !isEmpty && (
        <EmptyState act={<LinkButton href={path}>{t("clear")}</LinkButton>} text={t("noMatch")} />
      )}
      {isEmpty && <EmptyState act={<Acts gate={gate} isAlone />} text={t("empty")} />}
    </TablePage>
  );
}

interface FootProps {
  path: string;
  view: View;
  rows: readonly CampaignRow[];
  isMore: boolean;
}

function Foot({ path, view, rows, isMore }: FootProps) {
  if (rows.length === 0) return null;
  return (
    <Pagination
      from={view.from}
      to={view.from + rows.length - 1}
      {...listNeighbours(path, view, rows, isMore)}
    />
  );
}

/** The way to begin one. */
async function Acts({ gate, isAlone = false }: { gate: SessionGate; isAlone?: boolean }) {
  const t = await getTranslations("campaigns.list");
  const { slug } = gate.org;
  const mayInvite = gate.permissions.includes("accounts.invite");
  const unsent = mayInvite && (await readInvitable(slug));
  if (unsent && unsent.total > 0) return <InviteAllButton org={slug} unsent={unsent} />;
  return isAlone && <LinkButton href={`/${slug}/admin/people`}>{t("toPeople")}</LinkButton>;
}

async function Filters({ path, view }: { path: string; view: View }) {
  const t = await getTranslations("campaigns");
  const { q, state, kind } = view;
  const tabs = [undefined, ...Object.values(STATES)].map((one) => ({
    label: one ? t(`state.${one}`) : t("list.anyState"),
    href: listHref(path, { q, state: one, kind }),
    isCurrent: one === state,
  }));
  const others = Object.values(KINDS).filter((one) => one !== kind);
  return (
    <>
      <div className="px-4 pb-4 md:px-8">
        <LinkTabs label={t("list.state")} tabs={tabs} />
      </div>
      <FilterBar
        search={
          <SearchForm
            action={path}
            defaultValue={q ?? ""}
            isLive
            keep={fieldsOf({ state, kind })}
            label={t("list.search")}
          />
        }
      >
        {kind ? (
          <FilterChip
            label={t("list.kindIs")}
            removeHref={listHref(path, { q, state })}
            value={t(`kind.${kind}`)}
          />
        ) : (
          others.map((one) => (
            <LinkButton
              className="flex-none"
              href={listHref(path, { q, state, kind: one })}
              key={one}
              look="ghost"
              size="sm"
            >
              {t(`list.only.${one}`)}
            </LinkButton>
          ))
        )}
      </FilterBar>
    </>
  );
}
