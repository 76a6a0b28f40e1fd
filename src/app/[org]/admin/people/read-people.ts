import { resolveFilter } from "@/addressees/resolve-filter";
import type { SessionGate } from "@/gates/session";
import type { OrgTx } from "@/lib/org";
import { estimatePeople } from "@/people/estimate-people";
import { listPeople } from "@/people/list-people";
import { readChoices } from "@/people/read-choices";
import type { PeopleFilter, PeopleView } from "@/people/rules";
import { cappedTo, isFiltered, PAGE_SIZE } from "@/people/rules";
import { listViews } from "@/views/list-views";
import { readRights } from "./person-rights";

/** Nobody is left out: the frame counts as many. */
export const isEverybody = (filter: PeopleFilter): boolean => !(filter.kind || isFiltered(filter));

/**
 * A page of people, each with the acts that fit, how many match, and what the list can be narrowed to. `known`: how many match,
 * where the frame has counted them already.
 */
export async function readPeople(
  tx: OrgTx,
  gate: SessionGate,
  { filter: own, cursor }: PeopleView,
  known?: number,
) {
  const filter = await resolveFilter(tx, own);
  const count = () => (known === undefined ? estimatePeople(tx, filter) : cappedTo(known));
  const { rows, more } = await listPeople(tx, filter, cursor, PAGE_SIZE);
  const rightsOf = await readRights(tx, gate, rows);
  return {
    rows: rows.map((row) => ({ ...row, acts: rightsOf(row.id).acts })),
    more,
    // who are all on the first page need not be counted
    matching: cursor || more ? await count() : { count: rows.length, isMore: false },
    choices: await readChoices(tx, filter),
    views: await listViews(tx),
  };
}

type People = Awaited<ReturnType<typeof readPeople>>;
export type ListProps = { gate: SessionGate; path: string; view: PeopleView; people: People };
