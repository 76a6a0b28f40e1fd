import { getTranslations } from "next-intl/server";
import type { Search } from "@/app/flash";
import type { DirectoryQuery } from "@/colleagues/input";
import { directoryQuery, writeCursor } from "@/colleagues/input";
import { listColleagues, listDirectoryTeams } from "@/colleagues/queries";
import { sessionGate } from "@/gates/session";
import { inOrg } from "@/lib/in-org";
import { PublicLinkButton } from "@/ui/public/public-button";
import { MemberPage } from "../me/member-page";
import { ColleagueList } from "./colleague-list";
import { DirectorySearch } from "./directory-search";

type Props = { params: Promise<{ org: string }>; searchParams: Search };

/** The address of the directory with this search. */
function pathOf(base: string, { q, team }: DirectoryQuery, after?: string): string {
  const query = new URLSearchParams();
  if (q) query.set("q", q);
  if (team) query.set("team", team);
  if (after) query.set("after", after);
  return query.size > 0 ? `${base}?${query}` : base;
}

/** Colleagues, as far as each lets the others see them. */
export default async function Page({ params, searchParams }: Props) {
  const gate = await sessionGate((await params).org);
  const { org, account, scope } = gate;
  const query = directoryQuery.parse(await searchParams);
  const [t, found] = await Promise.all([
    getTranslations("colleagues"),
    inOrg(
      scope,
      async (tx) => ({
        ...(await listColleagues(tx, account, query, query.after)),
        teams: await listDirectoryTeams(tx, account),
      }),
      "page",
    ),
  ]);
  const base = `/${org.slug}/directory`;
  const last = found.rows.at(-1);
  const lead = account.kind === "USER" ? "lead" : "leadContact";
  return (
    <MemberPage
      gate={gate}
      lead={t(lead, { organization: org.name })}
      place="directory"
      title={t("title")}
    >
      <DirectorySearch action={base} query={query} teams={found.teams} />
      <ColleagueList
        base={base}
        isNarrowed={query.q !== "" || query.team !== undefined}
        rows={found.rows}
      />
      {(query.after || found.more) && (
        <nav aria-label={t("pages")} className="flex flex-wrap gap-3">
          {query.after && (
            <PublicLinkButton className="w-auto" href={pathOf(base, query)} look="quiet">
              {t("first")}
            </PublicLinkButton>
          )}
          {found.more && last && (
            <PublicLinkButton
              className="w-auto"
              href={pathOf(base, query, writeCursor(last))}
              look="quiet"
            >
              {t("next")}
            </PublicLinkButton>
          )}
        </nav>
      )}
    </MemberPage>
  );
}
