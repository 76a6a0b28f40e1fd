import { grantApplication } from "@/applications/grant-application";
import { revokeApplication } from "@/applications/revoke-application";
import type { OrgTx } from "@/lib/org";
import type { RowRefusal } from "@/lib/refusal";
import { addMembers } from "@/teams/add-members";
import { createTeam } from "@/teams/create-team";
import { teamKey } from "@/teams/input";
import { removeMembers } from "@/teams/remove-members";
import { findPlaces } from "./queries";
import type { Draft } from "./rules";
import { goesOn, note } from "./rules";

type Kind = "teams" | "applications";
type Placed = Draft & { id: string };
type Result = { done: readonly { id: string }[]; refused: readonly RowRefusal[] };
type Act = (tx: OrgTx, placeId: string, ids: string[]) => Promise<Result>;

const ACTS: Record<"give" | "take", Record<Kind, Act>> = {
  give: {
    teams: (tx, teamId, ids) => addMembers(tx, { teamId, ids }),
    applications: (tx, applicationId, ids) => grantApplication(tx, { applicationId, ids }),
  },
  take: {
    teams: (tx, teamId, ids) => removeMembers(tx, { teamId, ids }),
    applications: (tx, applicationId, ids) => revokeApplication(tx, { applicationId, ids }),
  },
};
const GONE = { teams: "team-not-found", applications: "application-not-found" } as const;

/** Who is to be where, in the order of the lines: licences go to the first. */
function byPlace(drafts: readonly Placed[], kind: Kind, made: ReadonlyMap<string, string>) {
  const places = new Map<string, Placed[]>();
  for (const draft of drafts) {
    const { newTeams = [], [kind]: known = [] } = draft.change;
    const named = kind === "teams" ? newTeams.map((name) => made.get(teamKey(name)) ?? "") : [];
    for (const id of new Set([...known, ...named]))
      places.set(id, [...(places.get(id) ?? []), draft]);
  }
  return places;
}

function noteResult(
  group: readonly Placed[],
  kind: Kind,
  place: string,
  { done, refused }: Result,
) {
  const people = new Map(group.map((draft) => [draft.id, draft]));
  for (const { id } of done) {
    const draft = people.get(id);
    if (draft) note(draft, { [kind]: [...(draft.before?.[kind] ?? []), place] });
  }
  for (const { id, code } of refused) {
    const draft = people.get(id);
    if (draft) draft.code = code;
  }
}

/** Teams that rows name and that nobody has made: made here, and reported as ours. */
async function makeTeams(tx: OrgTx, drafts: readonly Placed[], named: Map<string, string>) {
  const made: string[] = [];
  for (const name of drafts.flatMap(({ change }) => change.newTeams ?? [])) {
    if (named.has(teamKey(name))) continue;
    const { id } = await createTeam(tx, { name });
    named.set(teamKey(name), id);
    made.push(id);
  }
  return made;
}

/**
 * Puts people into teams and gives them applications, or takes them out again. A place that is gone by now refuses its
 * rows and nobody else's. Returns the teams that were made.
 */
export async function placePeople(
  tx: OrgTx,
  { drafts, act }: { drafts: readonly Draft[]; act: "give" | "take" },
): Promise<string[]> {
  const going = drafts.filter(goesOn);
  const all = (of: (draft: Placed) => readonly string[] | undefined) => [
    ...new Set(going.flatMap((draft) => of(draft) ?? [])),
  ];
  const wanted = {
    teams: all(({ change }) => change.teams),
    applications: all(({ change }) => change.applications),
    names: all(({ change }) => change.newTeams),
  };
  if (Object.values(wanted).every((list) => list.length === 0)) return [];
  const { here, named } = await findPlaces(tx, wanted);
  const made = act === "give" ? await makeTeams(tx, going, named) : [];
  for (const kind of ["teams", "applications"] as const)
    for (const [place, group] of byPlace(going, kind, named)) {
      const isHere = here.has(place) || [...named.values()].includes(place);
      if (isHere)
        noteResult(
          group,
          kind,
          place,
          await ACTS[act][kind](
            tx,
            place,
            group.map(({ id }) => id),
          ),
        );
      else if (act === "give") for (const draft of group) draft.code = GONE[kind];
    }
  return made;
}
