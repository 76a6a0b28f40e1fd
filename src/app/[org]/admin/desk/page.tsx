import { getTranslations } from "next-intl/server";
import type { DeskActions } from "@/desk/components/desk-acts";
import type { ListedCase } from "@/desk/components/desk-table";
import { DeskTable } from "@/desk/components/desk-table";
import { readView } from "@/desk/input";
import { listDesk } from "@/desk/list-desk";
import { countAside, countDesk } from "@/desk/queries";
import type { DeskCounts, DeskFilter, DeskView } from "@/desk/rules";
import {
  COUNTED,
  fieldsOf,
  mayDo,
  nextAct,
  PAGE_SIZE,
  REASONS,
  totalOf,
  viewHref,
} from "@/desk/rules";
import type { SessionGate } from "@/gates/session";
import { inOrg } from "@/lib/in-org";
import type { OrgTx } from "@/lib/org";
import { SelectButton } from "@/people/components/select-button";
import { SelectionBar } from "@/people/components/selection-bar";
import { TicksProvider } from "@/people/components/ticks";
import { actsFor } from "@/selections/rules";
import { LinkButton } from "@/ui/button";
import { EmptyState } from "@/ui/empty-state";
import { SearchForm } from "@/ui/forms/search-form";
import { LinkTabs } from "@/ui/link-tabs";
import { PageHead, TablePage } from "@/ui/page";
import { FilterBar } from "@/ui/tables/filter-chip";
import { Pagination } from "@/ui/tables/pagination";
import type { Query } from "@/views/input";
import { enter } from "../enter";
import { showLink } from "../people/[id]/actions";
import { readRights } from "../people/person-rights";
import {
  correct,
  dismiss,
  freezeDesk,
  giveCode,
  sendAgain,
  startOnDesk,
  takeBack,
} from "./actions";

const ACTIONS: DeskActions = {
  ...{
    correct,
    again: sendAgain,
    code: giveCode,
    newCode: giveCode,
    dismiss,
    takeBack,
    copyLink: showLink,
  },
};

type Desk = { cases: ListedCase[]; more: boolean; counts: DeskCounts; aside: number };

/** A page of the Desk, each case with the acts that fit the reader. */
async function readDesk(tx: OrgTx, gate: SessionGate, { filter, cursor }: DeskView): Promise<Desk> {
  const { rows, more } = await listDesk(tx, filter, cursor);
  const rightsOf = await readRights(tx, gate, rows);
  const isAside = filter.isAside ?? false;
  const mayInvite = gate.permissions.includes("accounts.invite");
  const cases = rows.map((row) => {
    const { acts } = rightsOf(row.id);
    const may = mayDo({ acts, mayInvite, reason: row.reason, isAside });
    return { ...row, next: nextAct({ ...row, isAside }, may), may: [...may] };
  });
  return { cases, more, counts: await countDesk(tx), aside: await countAside(tx) };
}

type Props = { params: Promise<{ org: string }>; searchParams: Promise<Query> };
type DeskProps = { gate: SessionGate; path: string; view: DeskView; desk: Desk };

/** Everybody who needs a hand, what happened last first, each with the next best act. */
export default async function DeskPage({ params, searchParams }: Props) {
  const { org: slug } = await params;
  const gate = await enter(slug, "accounts.view");
  const view = readView(await searchParams);
  const desk = await inOrg(gate.scope, (tx) => readDesk(tx, gate, view), "page");
  const props = { gate, path: `/${slug}/admin/desk`, view, desk };
  const t = await getTranslations("desk");
  const { count, isMore } = totalOf(desk.counts);
  return (
    <TicksProvider
      key={viewHref(props.path, view.filter, { from: view.from })}
      page={desk.cases.map(({ id }) => id)}
    >
      <TablePage
        filters={<Filters {...props} />}
        foot={<Foot {...props} />}
        head={<PageHead fact={t(isMore ? "factMore" : "fact", { count })} title={t("title")} />}
      >
        <Rows {...props} />
      </TablePage>
    </TicksProvider>
  );
}

/** The reasons there are, with how many; then the search. */
async function Filters({ gate, path, view, desk }: DeskProps) {
  const t = await getTranslations("desk");
  const { q, reason, isAside } = view.filter;
  const all = totalOf(desk.counts);
  const shown = (count: number, isMore = count > COUNTED) =>
    isMore ? t("counted", { count: COUNTED }) : count;
  const reasons = [undefined, ...REASONS].map((one) => ({
    label: t(`tab.${one ?? "all"}`),
    href: viewHref(path, { q, reason: one }),
    isCurrent: !isAside && one === reason,
    count: one ? shown(desk.counts[one]) : shown(all.count, all.isMore),
  }));
  const aside = {
    label: t("tab.aside"),
    href: viewHref(path, { q, isAside: true }),
    isCurrent: isAside ?? false,
    count: shown(desk.aside),
  };
  return (
    <>
      <div className="flex-none px-4 pb-3 md:px-8">
        <LinkTabs label={t("tab.label")} tabs={[...reasons, aside]} />
      </div>
      <div className="relative flex-none">
        <FilterBar
          search={
            <SearchForm
              action={path}
              defaultValue={q ?? ""}
              isLive
              keep={fieldsOf({ reason, isAside })}
              label={t(isAside ? "searchAside" : "search")}
            />
          }
        >
          <SelectButton />
        </FilterBar>
        <SelectionBar
          actions={{ freeze: freezeDesk, start: startOnDesk }}
          acts={actsFor(gate.permissions, isAside ? "aside" : "desk")}
          isMore={isAside ? desk.aside > COUNTED : all.isMore}
          matching={matching(view, desk)}
          org={gate.org.slug}
          query={new URLSearchParams(fieldsOf(view.filter)).toString()}
        />
      </div>
    </>
  );
}

/** What was counted of the whole Desk; a search is not, nor who was put aside for one reason. */
const isCounted = ({ q, isAside, reason }: DeskFilter): boolean => !(q || (isAside && reason));

/** How many a view holds; a search is not counted beyond its page. */
function matching({ filter }: DeskView, { cases, more, counts, aside }: Desk): number {
  if (!isCounted(filter)) return cases.length + (more ? 1 : 0);
  if (filter.isAside) return aside;
  const { count, isMore } = totalOf(counts);
  return filter.reason ? counts[filter.reason] : count + (isMore ? 1 : 0);
}

async function Rows({ gate, path, view, desk }: DeskProps) {
  const t = await getTranslations("desk.list");
  const { q, reason, isAside = false } = view.filter;
  if (desk.cases.length > 0)
    return <DeskTable actions={ACTIONS} cases={desk.cases} isAside={isAside} org={gate.org.slug} />;
  if (!q && !reason) return <EmptyState text={t(isAside ? "emptyAside" : "empty")} />;
  const all = <LinkButton href={viewHref(path, { isAside })}>{t("clear")}</LinkButton>;
  return <EmptyState act={all} text={t("noMatch")} />;
}

function Foot({ path, view, desk }: DeskProps) {
  const { filter, cursor, from } = view;
  const [first, last] = [desk.cases[0], desk.cases.at(-1)];
  if (!first || !last) return null;
  const hasNext = cursor?.back ? true : desk.more;
  const hasPrevious = cursor !== undefined && (cursor.back ? desk.more : true);
  const back = from - PAGE_SIZE;
  const before = back > 1 ? { before: first, from: back } : {};
  const counted = isCounted(filter) ? matching(view, desk) : undefined;
  return (
    <Pagination
      from={from}
      nextHref={
        hasNext
          ? viewHref(path, filter, { after: last, from: from + desk.cases.length })
          : undefined
      }
      previousHref={hasPrevious ? viewHref(path, filter, before) : undefined}
      to={from + desk.cases.length - 1}
      total={counted !== undefined && counted > COUNTED ? undefined : counted}
    />
  );
}
