import { PlacePanel } from "@/teams/components/place-panel";
import { giveApplications, joinTeams, leaveTeam, takeApplication } from "./place-actions";
import type { PersonPage } from "./read-person-page";

/** The teams and applications of a person; changed by who manages accounts, while the account is not closed. */
export function PersonPlaces({ page }: { page: PersonPage }) {
  const { gate, person, name, teams, applications } = page;
  const path = `/${gate.org.slug}/admin`;
  const mayChange = gate.permissions.includes("accounts.manage") && person.status !== "CLOSED";
  const shared = { org: gate.org.slug, person: { id: person.id, name } };
  const sourceOf = (kind: string) => `${path}/${kind}/choices?without=${person.id}`;
  const changeTeams = { add: joinTeams, remove: leaveTeam, source: sourceOf("teams") };
  const changeApplications = {
    add: giveApplications,
    remove: takeApplication,
    source: sourceOf("applications"),
  };
  return (
    <>
      <PlacePanel
        {...shared}
        area="teams.person"
        change={mayChange ? changeTeams : undefined}
        places={teams.map((team) => ({ ...team, href: `${path}/teams/${team.id}` }))}
      />
      <PlacePanel
        {...shared}
        area="applications.person"
        change={mayChange ? changeApplications : undefined}
        places={applications.map(({ id, name: title }) => ({
          id,
          name: title,
          href: `${path}/applications/${id}`,
        }))}
      />
    </>
  );
}
