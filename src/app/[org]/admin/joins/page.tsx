import { getTranslations } from "next-intl/server";
import { JoinsBar } from "@/joins/components/joins-bar";
import { JoinsTable } from "@/joins/components/joins-table";
import type { JoinView, Query } from "@/joins/input";
import { readView } from "@/joins/input";
import type { JoinRow } from "@/joins/queries";
import { countJoins, listJoins, listLinks } from "@/joins/queries";
import type { Tab } from "@/joins/rules";
import { COUNTED, fieldsOf, TABS, viewHref } from "@/joins/rules";
import { inOrg } from "@/lib/in-org";
import type { Permission } from "@/lib/org";
import { SelectButton } from "@/people/components/select-button";
import { TicksProvider } from "@/people/components/ticks";
import { LinkButton } from "@/ui/button";
import { EmptyState } from "@/ui/empty-state";
import { SearchForm } from "@/ui/forms/search-form";
import { LinkTabs } from "@/ui/link-tabs";
import { PageHead, TablePage } from "@/ui/page";
import { FilterBar } from "@/ui/tables/filter-chip";
import { Pagination } from "@/ui/tables/pagination";
import { enter } from "../enter";
import { decideJoins } from "./actions";
import { LinkFilter } from "./link-filter";

type Props = { params: Promise<{ org: string }>; searchParams: Promise<Query> };

type Shown = {
  slug: string;
  path: string;
  view: JoinView;
  permissions: readonly Permission[];
  rows: JoinRow[];
  more: boolean;
  counts: Record<Tab, number>;
  links: Awaited<ReturnType<typeof listLinks>>;
};

const mayDecide = ({ permissions }: Shown): boolean =>
  permissions.includes("accounts.manage") && permissions.includes("accounts.invite");

/** Who came by the open join link, waits to be let in, or was declined. */
export default async function Joins({ params, searchParams }: Props) {
  const { org: slug } = await params;
  const { scope, permissions } = await enter(slug, "accounts.view");
  const view = readView(await searchParams);
  const page = await inOrg(
    scope,
    async (tx) => ({
      ...(await listJoins(tx, view.filter, view.after)),
      counts: await countJoins(tx, view.filter),
      links: await listLinks(tx),
    }),
    "page",
  );
  const shown = { slug, path: `/${slug}/admin/joins`, view, permissions, ...page };
  return (
    <TicksProvider
      key={viewHref(shown.path, view.filter, { from: view.from })}
      page={page.rows.map(({ id }) => id)}
    >
      <TablePage
        filters={<Filters {...shown} />}
        foot={<Foot {...shown} />}
        head={<Head {...shown} />}
      >
        <Rows {...shown} />
      </TablePage>
    </TicksProvider>
  );
}

async function Head({ slug, permissions }: Shown) {
  const [t, person] = await Promise.all([getTranslations("joins"), getTranslations("person")]);
  const acts = permissions.includes("accounts.invite") && (
    <LinkButton href={`/${slug}/admin/people/new/link`}>{t("toLink")}</LinkButton>
  );
  const crumbs = [{ label: person("crumb"), href: `/${slug}/admin/people` }];
  return <PageHead acts={acts} crumbs={crumbs} fact={t("fact")} title={t("title")} />;
}

async function Filters(shown: Shown) {
  const { slug, path, view, counts, links, rows } = shown;
  const t = await getTranslations("joins");
  const { tab, ...rest } = view.filter;
  const tabs = TABS.map((one) => ({
    label: t(`tabs.${one}`),
    href: viewHref(path, { ...rest, tab: one }),
    isCurrent: one === tab,
    count: counts[one] > COUNTED ? t("counted", { count: COUNTED }) : counts[one],
  }));
  const decides = mayDecide(shown) && tab === "waiting";
  return (
    <>
      <div className="flex-none px-4 pb-3 md:px-8">
        <LinkTabs label={t("tabs.label")} tabs={tabs} />
      </div>
      <div className="relative flex-none">
        <FilterBar
          search={
            <SearchForm
              action={path}
              defaultValue={view.filter.q}
              isLive
              keep={fieldsOf({ ...view.filter, q: "" })}
              label={t("search")}
            />
          }
        >
          {links.length > 1 && <LinkFilter links={links} path={path} view={view} />}
          {decides && rows.length > 0 && <SelectButton />}
        </FilterBar>
        {decides && <JoinsBar decide={decideJoins} org={slug} />}
      </div>
    </>
  );
}

async function Rows(shown: Shown) {
  const { slug, path, view, rows } = shown;
  const t = await getTranslations("joins.list");
  const { q, tab, link } = view.filter;
  if (rows.length > 0)
    return (
      <JoinsTable
        decide={mayDecide(shown) ? decideJoins : undefined}
        org={slug}
        rows={rows}
        tab={tab}
      />
    );
  if (!q && !link) return <EmptyState text={t(`empty.${tab}`)} />;
  const clear = <LinkButton href={viewHref(path, { tab })}>{t("clear")}</LinkButton>;
  return <EmptyState act={clear} text={t("noMatch")} />;
}

function Foot({ path, view, rows, more, counts }: Shown) {
  const { filter, after, from } = view;
  const last = rows.at(-1);
  if (!last) return null;
  const next = { after: { at: last.at, id: last.id }, from: from + rows.length };
  const total = counts[filter.tab];
  return (
    <Pagination
      from={from}
      nextHref={more ? viewHref(path, filter, next) : undefined}
      previousHref={after ? viewHref(path, filter) : undefined}
      to={from + rows.length - 1}
      total={total > COUNTED ? undefined : total}
    />
  );
}
