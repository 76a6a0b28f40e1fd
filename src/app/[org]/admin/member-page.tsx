import { UsersRound } from "lucide-react";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import type { SessionGate } from "@/gates/session";
import { inOrg } from "@/lib/in-org";
import { PeopleFoot, PeopleTable } from "@/people/components/people-table";
import { SelectButton } from "@/people/components/select-button";
import { TicksProvider } from "@/people/components/ticks";
import { estimatePeople } from "@/people/estimate-people";
import { readView } from "@/people/input";
import { listPeople } from "@/people/list-people";
import type { PeopleFilter, Query } from "@/people/rules";
import { DEFAULT_COLUMNS, PAGE_SIZE, viewHref } from "@/people/rules";
import type { MembersOf } from "@/teams/components/member-bar";
import { MemberBar } from "@/teams/components/member-bar";
import { LinkButton } from "@/ui/button";
import { EmptyState } from "@/ui/empty-state";
import { SearchForm } from "@/ui/forms/search-form";
import { TablePage } from "@/ui/page";
import { FilterBar } from "@/ui/tables/filter-chip";
import { personActions } from "./people/person-actions";

const COLUMNS = ["address", "kind", "status"] as const;

interface MemberPageProps {
  gate: SessionGate;
  query: Query;
  /** Whose people: of one team, or with one application. */
  of: Pick<PeopleFilter, "team" | "application">;
  /** The page's own address. */
  path: string;
  members: MembersOf;
  head: ReactNode;
  /** Facts between head and list. */
  children?: ReactNode;
}

async function readMembers(gate: SessionGate, filter: PeopleFilter, query: Query) {
  const { cursor } = readView(query);
  return inOrg(
    gate.scope,
    async (tx) => {
      const { rows, more } = await listPeople(tx, filter, cursor, PAGE_SIZE);
      const people = rows.map((row) => ({ ...row, acts: [] }));
      return { rows: people, more, matching: await estimatePeople(tx, filter) };
    },
    "page",
  );
}

/** The people of a team or an application: searched, ticked and taken out; the same rows as on the People page. */
export async function MemberPage({
  gate,
  query,
  of,
  path,
  members,
  head,
  children,
}: MemberPageProps) {
  const t = await getTranslations(members.area);
  const read = readView(query);
  const filter = { q: read.filter.q };
  const people = await readMembers(gate, { ...filter, ...of }, query);
  const view = { ...read, columns: DEFAULT_COLUMNS, filter };
  const listHref = viewHref(`/${members.org}/admin/people`, of);
  // who may add people has the button in the head, where it stays once there are some
  const act = filter.q && <LinkButton href={path}>{t("clear")}</LinkButton>;
  return (
    <TicksProvider
      key={viewHref(path, filter, { from: view.from })}
      page={people.rows.map(({ id }) => id)}
    >
      <TablePage
        filters={
          <>
            {children}
            <div className="relative flex-none">
              <MemberSearch
                area={members.area}
                listHref={listHref}
                path={path}
                q={filter.q ?? ""}
              />
              {gate.permissions.includes("accounts.manage") && <MemberBar {...members} />}
            </div>
          </>
        }
        foot={<PeopleFoot path={path} people={people} view={view} />}
        head={head}
      >
        {people.rows.length > 0 ? (
          <PeopleTable
            actions={personActions}
            columns={COLUMNS}
            org={members.org}
            people={people.rows}
          />
        ) : (
          <EmptyState act={act} text={t(filter.q ? "noMatch" : "none")} />
        )}
      </TablePage>
    </TicksProvider>
  );
}

interface MemberSearchProps {
  area: MembersOf["area"];
  path: string;
  q: string;
  /** The same people on the People page. */
  listHref: string;
}

async function MemberSearch({ area, path, q, listHref }: MemberSearchProps) {
  const t = await getTranslations(area);
  const search = <SearchForm action={path} defaultValue={q} isLive label={t("search")} />;
  return (
    <FilterBar search={search}>
      <SelectButton />
      <LinkButton href={listHref} look="ghost" size="sm">
        <UsersRound aria-hidden />
        {t("open")}
      </LinkButton>
    </FilterBar>
  );
}
