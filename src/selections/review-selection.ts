import { listAdmins, permissionsOfAccounts } from "@/admins/queries";
import { holdsAll, permissionsOf } from "@/admins/rules";
import type { Forecast } from "@/applications/queries";
import { forecastLicences } from "@/applications/queries";
import type { OrgTx, Permission } from "@/lib/org";
import type { RefusalCode } from "@/lib/refusal";
import type { Sql } from "@/lib/sql";
import { rowset, sql } from "@/lib/sql";
import type { Holder, SelectionRow } from "./queries";
import { countWaiting, readDrift, readHolders, readOwners, readStandings } from "./queries";
import type { ActOnMany, NamedGroup } from "./rules";
import { ABOVE_ONLY, DESTRUCTIVE, foreseen, namesOf } from "./rules";

export type LeftOut = { code: RefusalCode; count: number; names: string[] };
export type Review = {
  /** Who is counted at confirmation, and of them who would be taken. */
  count: number;
  takes: number;
  leftOut: LeftOut[];
  newcomers: NamedGroup;
  gone: NamedGroup;
  /** Of those who would leave: who looks after contacts, and after how many. */
  owners: NamedGroup & { contacts: number };
  /** Where an application is given: what that would make of the licences of each. */
  licences: Forecast[];
};

/** Who manages admins, of these. */
const managersOf = <One extends { id: string; status: string }>(
  people: readonly One[],
  held: ReadonlyMap<string, readonly Permission[]>,
): One[] =>
  people.filter(({ id, status }) => status === "ACTIVE" && held.get(id)?.includes("admins.manage"));

/**
 * Those without whom nobody would be left to manage admins: all managers of the piece after which there were none, as
 * the work goes through them piece by piece.
 */
async function lastOf(tx: OrgTx, managers: Holder[], above: ReadonlySet<string>) {
  if (managers.length === 0) return [];
  const members = new Set(managers.map(({ id }) => id));
  const admins = await listAdmins(tx);
  const all = managersOf(admins, new Map(admins.map((one) => [one.id, permissionsOf(one.roles)])));
  let left = all.length;
  if (all.some(({ id }) => !members.has(id))) return [];
  const inTurn = managers.toSorted((a, b) => a.piece - b.piece);
  for (const own of Map.groupBy(inTurn, ({ piece }) => piece).values()) {
    if (own.length === left) return own;
    left -= own.filter(({ id }) => !above.has(id)).length;
  }
  return [];
}

type Kept = { code: RefusalCode; people: Holder[] };

/** Members who stay whatever their state: without whom nobody manages admins, then those above the actor. */
async function keptOf(tx: OrgTx, id: string, act: ActOnMany, matching: Sql): Promise<Kept[]> {
  if (!ABOVE_ONLY.has(act)) return [];
  const holders = await readHolders(tx, id, matching);
  const ids = holders.map((one) => one.id);
  const held = await permissionsOfAccounts(tx, ids);
  const higher = holders.filter((one) => !holdsAll(tx.actor, held.get(one.id) ?? []));
  const above = new Set(higher.map((one) => one.id));
  const last = DESTRUCTIVE.has(act) ? await lastOf(tx, managersOf(holders, held), above) : [];
  const kept: Kept[] = [
    { code: "last-admin", people: last },
    { code: "holds-more", people: higher.filter((one) => !last.includes(one)) },
  ];
  return kept.filter(({ people }) => people.length > 0);
}

/** The others of those who still match. */
function besides(matching: Sql, kept: readonly Kept[]): Sql {
  const ids = kept.flatMap(({ people }) => people.map(({ id }) => ({ id })));
  if (ids.length === 0) return matching;
  return sql`(${matching}) AND a.id NOT IN (SELECT r.id FROM jsonb_to_recordset(${rowset(ids)}) AS r (id uuid))`;
}

async function ownersOf(tx: OrgTx, id: string, act: ActOnMany): Promise<Review["owners"]> {
  if (!DESTRUCTIVE.has(act)) return { count: 0, contacts: 0, names: [] };
  const owners = await readOwners(tx, id);
  return { ...namesOf(owners), contacts: owners.contacts };
}

/** What an act would do to a frozen selection now, in numbers and names; nothing is written. */
export async function reviewSelection(
  tx: OrgTx,
  selection: SelectionRow,
  act: ActOnMany,
): Promise<Review> {
  const { id } = selection;
  const { newcomers, gone, matching } = await readDrift(tx, selection);
  const count = (await countWaiting(tx, id)) - gone.count;
  const leftOut = new Map<RefusalCode, LeftOut>();
  const leave = (code: RefusalCode, group: NamedGroup) => {
    const known = leftOut.get(code) ?? { code, count: 0, names: [] };
    const names = [...known.names, ...group.names].slice(0, 3);
    leftOut.set(code, { code, count: known.count + group.count, names });
  };
  const kept = await keptOf(tx, id, act, matching);
  for (const standing of await readStandings(tx, id, besides(matching, kept))) {
    const code = foreseen(act, standing, tx.now);
    if (code) leave(code, standing);
  }
  for (const { code, people } of kept)
    leave(code, { count: people.length, names: people.slice(0, 3).map(({ name }) => name) });
  const refused = [...leftOut.values()].reduce((sum, group) => sum + group.count, 0);
  return {
    count,
    takes: Math.max(count - refused, 0),
    leftOut: [...leftOut.values()],
    newcomers: namesOf(newcomers),
    gone: namesOf(gone),
    owners: await ownersOf(tx, id, act),
    licences: act === "grant" ? await forecastLicences(tx, { selectionId: id, matching }) : [],
  };
}
