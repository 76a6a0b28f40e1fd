import { getTranslations } from "next-intl/server";
import { NoticeTable } from "@/alerts/components/notice-table";
import { ReadButton } from "@/alerts/components/read-button";
import type { AlertRow } from "@/alerts/queries";
import { ALERTS_A_PAGE, countUnread, listAlerts } from "@/alerts/queries";
import { inOrg } from "@/lib/in-org";
import { LinkButton } from "@/ui/button";
import { EmptyState } from "@/ui/empty-state";
import { LinkTabs } from "@/ui/link-tabs";
import { PageHead, TablePage } from "@/ui/page";
import { FilterBar, FilterChip } from "@/ui/tables/filter-chip";
import { Pagination } from "@/ui/tables/pagination";
import { enter } from "../enter";
import { read } from "./actions";
import { KINDS, listHref, readListQuery } from "./list-query";

type Props = {
  params: Promise<{ org: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};
type View = ReturnType<typeof readListQuery>;

/** What somebody was told without having asked: what is over, what stands still, what cannot leave. */
export default async function Notices({ params, searchParams }: Props) {
  const { org: slug } = await params;
  const { scope, account } = await enter(slug, "accounts.view");
  const view = readListQuery(await searchParams);
  const { found, unread } = await inOrg(
    scope,
    async (tx) => ({
      found: await listAlerts(tx, account.id, view),
      unread: await countUnread(tx, account.id),
    }),
    "page",
  );
  const rows = found.slice(0, ALERTS_A_PAGE);
  const t = await getTranslations("alerts");
  const path = `/${slug}/admin/notices`;
  const isEmpty = rows.length === 0 && !view.kind && !view.isUnread && !view.after;
  return (
    <TablePage
      filters={!isEmpty && <Filters path={path} view={view} />}
      foot={<Foot isMore={found.length > rows.length} path={path} rows={rows} view={view} />}
      head={
        <PageHead
          acts={
            <>
              {unread > 0 && <ReadButton action={read} org={slug} />}
              <LinkButton href={`${path}/choices`}>{t("choices.title")}</LinkButton>
            </>
          }
          fact={t("fact")}
          title={t("title")}
        />
      }
    >
      {rows.length > 0 && <NoticeTable action={read} org={slug} rows={rows} />}
      {rows.length === 0 && !isEmpty && (
        <EmptyState act={<LinkButton href={path}>{t("clear")}</LinkButton>} text={t("noMatch")} />
      )}
      {isEmpty && <EmptyState text={t("empty")} />}
    </TablePage>
  );
}

interface FootProps {
  path: string;
  view: View;
  rows: readonly AlertRow[];
  isMore: boolean;
}

function Foot({ path, view, rows, isMore }: FootProps) {
  const last = rows.at(-1);
  if (!last) return null;
  const next = { ...view, after: last };
  return (
    <Pagination
      from={view.from}
      nextHref={isMore ? listHref(path, next, view.from + rows.length) : undefined}
      previousHref={view.after ? listHref(path, { ...view, after: undefined }) : undefined}
      to={view.from + rows.length - 1}
    />
  );
}

async function Filters({ path, view }: { path: string; view: View }) {
  const t = await getTranslations("alerts");
  const { kind, isUnread } = view;
  const tabs = [false, true].map((one) => ({
    label: t(one ? "unread" : "all"),
    href: listHref(path, { kind, isUnread: one }),
    isCurrent: one === isUnread,
  }));
  return (
    <>
      <div className="px-4 pb-4 md:px-8">
        <LinkTabs label={t("show")} tabs={tabs} />
      </div>
      <FilterBar>
        {kind ? (
          <FilterChip
            label={t("kindIs")}
            removeHref={listHref(path, { isUnread })}
            value={t(`kind.${kind}`)}
          />
        ) : (
          Object.values(KINDS).map((one) => (
            <LinkButton
              className="flex-none"
              href={listHref(path, { kind: one, isUnread })}
              key={one}
              look="ghost"
              size="sm"
            >
              {t(`kind.${one}`)}
            </LinkButton>
          ))
        )}
      </FilterBar>
    </>
  );
}
