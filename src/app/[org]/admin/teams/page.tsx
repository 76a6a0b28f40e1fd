import { getTranslations } from "next-intl/server";
import { inOrg } from "@/lib/in-org";
import { NewTeam } from "@/teams/components/team-dialogs";
import { TeamsTable } from "@/teams/components/teams-table";
import type { TeamsQuery } from "@/teams/components/teams-view";
import { readTeamsView, TEAMS_A_PAGE, teamNeighbours } from "@/teams/components/teams-view";
import { countTeams, listTeams } from "@/teams/queries";
import { LinkButton } from "@/ui/button";
import { EmptyState } from "@/ui/empty-state";
import { SearchForm } from "@/ui/forms/search-form";
import { PageHead, TablePage } from "@/ui/page";
import { FilterBar } from "@/ui/tables/filter-chip";
import { Pagination } from "@/ui/tables/pagination";
import { DoneToast } from "@/ui/toasts";
import { enter } from "../enter";
import { newTeam } from "./actions";

type Props = { params: Promise<{ org: string }>; searchParams: Promise<TeamsQuery> };

export default async function Teams({ params, searchParams }: Props) {
  const { org: slug } = await params;
  const { scope, org, permissions } = await enter(slug, "accounts.view");
  const query = await searchParams;
  const view = readTeamsView(query);
  const read = await inOrg(
    scope,
    async (tx) => ({
      ...(await listTeams(tx, view.q, view.cursor, TEAMS_A_PAGE)),
      matching: await countTeams(tx, view.q),
      total: await countTeams(tx),
    }),
    "page",
  );
  const t = await getTranslations("teams");
  const path = `/${slug}/admin/teams`;
  const add = permissions.includes("accounts.manage") && <NewTeam action={newTeam} org={slug} />;
  const fact = t("fact", { count: read.total, org: org.name });
  const { previous, next } = teamNeighbours(path, view, read);
  const clear = view.q && <LinkButton href={path}>{t("clear")}</LinkButton>;
  const foot = read.matching > TEAMS_A_PAGE && (
    <Pagination
      from={view.from}
      nextHref={next}
      previousHref={previous}
      to={view.from + read.rows.length - 1}
      total={read.matching}
    />
  );
  const search = <SearchForm action={path} defaultValue={view.q} isLive label={t("search")} />;
  return (
    <TablePage
      filters={read.total > 0 && <FilterBar search={search}></FilterBar>}
      foot={foot}
      head={<PageHead acts={read.total > 0 && add} fact={fact} title={t("title")} />}
    >
      {query.done === "deleted" && <DoneToast text={t("done.deleted")} />}
      {read.rows.length > 0 ? (
        <TeamsTable path={path} teams={read.rows} />
      ) : (
        <EmptyState act={clear || add} text={t(clear ? "noMatch" : add ? "empty" : "emptyView")} />
      )}
    </TablePage>
  );
}
