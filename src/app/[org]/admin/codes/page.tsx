import { getTranslations } from "next-intl/server";
import { listUncoded } from "@/codes/queries";
import { CodesBar } from "@/handovers/components/codes-bar";
import { CodesTable } from "@/handovers/components/codes-table";
import { ExportButton } from "@/handovers/components/export-button";
import type { Query } from "@/handovers/input";
import { readView } from "@/handovers/input";
import { countHolders, listHolders } from "@/handovers/queries";
import { COUNTED, fieldsOf, TABS, viewHref } from "@/handovers/rules";
import { inOrg } from "@/lib/in-org";
import { SelectButton } from "@/people/components/select-button";
import { TicksProvider } from "@/people/components/ticks";
import { PrintButton } from "@/printouts/components/print-dialog";
import { LinkButton } from "@/ui/button";
import { EmptyState } from "@/ui/empty-state";
import { SearchForm } from "@/ui/forms/search-form";
import { LinkTabs } from "@/ui/link-tabs";
import { PageHead, TablePage } from "@/ui/page";
import { FilterBar } from "@/ui/tables/filter-chip";
import { Pagination } from "@/ui/tables/pagination";
import { enter } from "../enter";
import { markCodes, printLetters } from "./actions";
import type { CodesPage } from "./codes-page";
import { PlaceFilters } from "./place-filters";
import { RecentLetters } from "./recent-letters";
import { WithoutCode } from "./without-code";

type Props = { params: Promise<{ org: string }>; searchParams: Promise<Query> };

/** Who has an access code, and to whom it has still to be handed over. No code is shown here. */
export default async function Codes({ params, searchParams }: Props) {
  const { org: slug } = await params;
  const gate = await enter(slug, "codes.see");
  const view = readView(await searchParams);
  const page = await inOrg(
    gate.scope,
    async (tx) => ({
      ...(await listHolders(tx, view.filter, view.after)),
      counts: await countHolders(tx, view.filter),
      uncoded: view.filter.tab === "made" ? (await listUncoded(tx, COUNTED + 1)).length : 0,
    }),
    "page",
  );
  const props = { gate, path: `/${slug}/admin/codes`, view, ...page };
  return (
    <TicksProvider
      key={viewHref(props.path, view.filter, { from: view.from })}
      page={page.rows.map(({ accountId }) => accountId)}
    >
      <TablePage
        filters={<Filters {...props} />}
        foot={<Foot {...props} />}
        head={<Head {...props} />}
      >
        <Rows {...props} />
      </TablePage>
    </TicksProvider>
  );
}

async function Head({ gate, path, view, counts }: CodesPage) {
  const t = await getTranslations("codes");
  const query = new URLSearchParams(fieldsOf(view.filter)).toString();
  const count = counts[view.filter.tab];
  // a locked code opens nothing: none is printed, exported or handed over
  const acts = count > 0 && view.filter.tab !== "locked" && (
    <>
      <ExportButton
        count={Math.min(count, COUNTED)}
        href={`${path}/export?${query}`}
        isMore={count > COUNTED}
      />
      <PrintButton
        action={printLetters}
        count={count}
        hidden={{ org: gate.org.slug, query }}
        isMade={view.filter.tab === "made"}
      />
    </>
  );
  const fact = t(view.filter.tab === "made" ? "factMade" : "fact");
  return <PageHead acts={acts} fact={fact} title={t("title")} />;
}

async function Filters(props: CodesPage) {
  const { gate, path, view, counts } = props;
  const t = await getTranslations("codes");
  const { tab, ...rest } = view.filter;
  const tabs = TABS.map((one) => ({
    label: t(`tab.${one}`),
    href: viewHref(path, { ...rest, tab: one }),
    isCurrent: one === tab,
    count: counts[one] > COUNTED ? t("counted", { count: COUNTED }) : counts[one],
  }));
  return (
    <>
      <div className="flex-none px-4 pb-3 md:px-8">
        <LinkTabs label={t("tab.label")} tabs={tabs} />
      </div>
      <RecentLetters {...props} />
      <WithoutCode {...props} />
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
          <PlaceFilters {...props} />
          {tab !== "locked" && <SelectButton />}
        </FilterBar>
        <CodesBar
          isMade={tab === "made"}
          mark={markCodes}
          org={gate.org.slug}
          print={printLetters}
        />
      </div>
    </>
  );
}

async function Rows({ gate, path, view, rows, counts }: CodesPage) {
  const t = await getTranslations("codes.list");
  if (rows.length > 0) return <CodesTable org={gate.org.slug} rows={rows} />;
  const { q, tab, team, owner, campaign } = view.filter;
  if (!q && !team && !owner && !campaign) {
    const isFirst = counts.all === 0 && tab !== "locked" && tab !== "made";
    const unsent = (
      <LinkButton href={`/${gate.org.slug}/admin/unsent?lacks=EMAIL`}>
        {t("empty.unsent")}
      </LinkButton>
    );
    return <EmptyState act={isFirst && unsent} text={t(`empty.${isFirst ? "all" : tab}`)} />;
  }
  const clear = <LinkButton href={viewHref(path, { tab })}>{t("clear")}</LinkButton>;
  return <EmptyState act={clear} text={t("noMatch")} />;
}

function Foot({ path, view, rows, more, counts }: CodesPage) {
  const { filter, after, from } = view;
  const last = rows.at(-1);
  if (!last) return null;
  const next = { after: { nameKey: last.nameKey, id: last.accountId }, from: from + rows.length };
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
