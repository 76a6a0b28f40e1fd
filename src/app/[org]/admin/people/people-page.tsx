import { FileUp } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import type { SessionGate } from "@/gates/session";
import { inOrg } from "@/lib/in-org";
import { PeopleFilters } from "@/people/components/people-filters";
import { PeopleFoot, PeopleTable } from "@/people/components/people-table";
import { SelectionBar } from "@/people/components/selection-bar";
import { TicksProvider } from "@/people/components/ticks";
import { readView } from "@/people/input";
import type { PeopleFilter, Query } from "@/people/rules";
import { isFiltered, kindPath, queryOf, viewHref } from "@/people/rules";
import { actsFor } from "@/selections/rules";
import { LinkButton } from "@/ui/button";
import { EmptyState } from "@/ui/empty-state";
import { TableSkeleton } from "@/ui/loading/skeleton";
import { DocumentTitle, TablePage } from "@/ui/page";
import type { Density } from "@/views/rules";
import { countAccounts, enter } from "../enter";
import { AddButton, PeopleHead, peopleTitle } from "./people-head";
import { ViewTools } from "./people-tools";
import { personActions } from "./person-actions";
import type { ListProps } from "./read-people";
import { isEverybody, readPeople } from "./read-people";
import { freezeMatching, startAct } from "./ticks-actions";

const ROWS: Record<Density, string> = {
  COMPACT: "[--list-row:2.25rem]",
  DEFAULT: "[--list-row:2.5rem]",
  ROOMY: "[--list-row:3rem]",
};

interface PeoplePageProps {
  slug: string;
  query: Query;
  kind?: PeopleFilter["kind"];
}

/** The list of everybody, or of users or contacts alone. Rows that are not read yet stand as bars of their height. */
export async function PeoplePage({ slug, query, kind }: PeoplePageProps) {
  const gate = await enter(slug, "accounts.view");
  return (
    <>
      <DocumentTitle title={await peopleTitle(kind)} />
      <Suspense fallback={<TableSkeleton />}>
        <PeopleList gate={gate} kind={kind} query={query} slug={slug} />
      </Suspense>
    </>
  );
}

async function PeopleList({ gate, slug, query, kind }: PeoplePageProps & { gate: SessionGate }) {
  const read = readView(query);
  const view = { ...read, filter: { ...read.filter, kind } };
  const known = isEverybody(view.filter) ? await countAccounts(slug) : undefined;
  const people = await inOrg(gate.scope, (tx) => readPeople(tx, gate, view, known), "page");
  const path = `/${slug}/admin/people`;
  const props = { gate, path, view, people };
  return (
    <TicksProvider
      isIdle={actsFor(gate.permissions).length === 0}
      key={viewHref(path, view.filter, { from: view.from })}
      page={people.rows.map(({ id }) => id)}
    >
      <TablePage
        filters={<Filters {...props} />}
        foot={<PeopleFoot {...props} />}
        head={<PeopleHead {...props} />}
      >
        <div className={`flex min-h-0 flex-1 flex-col ${ROWS[people.choices.density]}`}>
          <Rows {...props} />
        </div>
      </TablePage>
    </TicksProvider>
  );
}

function Filters(props: ListProps) {
  const { gate, path, people } = props;
  const { filter, columns } = props.view;
  return (
    <div className="relative flex-none">
      <PeopleFilters
        choices={people.choices}
        columns={columns}
        end={<ViewTools {...props} />}
        filter={filter}
        path={path}
      />
      <SelectionBar
        actions={{ freeze: freezeMatching, start: startAct }}
        acts={actsFor(gate.permissions)}
        isMore={people.matching.isMore}
        matching={people.matching.count}
        org={gate.org.slug}
        query={queryOf(filter)}
      />
    </div>
  );
}

/** The ways to bring the first people in. */
async function Ways({ gate, path }: Pick<ListProps, "gate" | "path">) {
  const t = await getTranslations("list");
  if (!gate.permissions.includes("accounts.manage")) return null;
  return (
    <div className="flex flex-wrap justify-center gap-2">
      <LinkButton href={`/${gate.org.slug}/admin/imports/new`}>
        <FileUp aria-hidden />
        {t("fromFile")}
      </LinkButton>
      <AddButton gate={gate} path={path} />
    </div>
  );
}

async function Rows({ gate, path, view, people }: ListProps) {
  const t = await getTranslations("people.list");
  if (people.rows.length > 0)
    return (
      <PeopleTable
        actions={personActions}
        columns={view.columns}
        org={gate.org.slug}
        people={people.rows}
      />
    );
  if (!isFiltered(view.filter))
    return <EmptyState act={<Ways gate={gate} path={path} />} text={t("empty")} />;
  const clear = <LinkButton href={kindPath(path, view.filter.kind)}>{t("clear")}</LinkButton>;
  return <EmptyState act={clear} text={t("noMatch")} />;
}
