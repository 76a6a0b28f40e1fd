import { permissionsOfAccounts } from "@/admins/queries";
import { holdsAll } from "@/admins/rules";
import type { Forecast } from "@/applications/queries";
import { forecastLicences } from "@/applications/queries";
import type { OrgTx } from "@/lib/org";
import type { RefusalCode } from "@/lib/refusal";
import type { SelectionRow } from "./queries";
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

/** Members above the actor, who are refused whatever their state. */
async function above(tx: OrgTx, id: string, act: ActOnMany): Promise<NamedGroup> {
  if (!ABOVE_ONLY.has(act)) return { count: 0, names: [] };
  const holders = await readHolders(tx, id);
  const held = await permissionsOfAccounts(
    tx,
    holders.map((one) => one.id),
  );
  const higher = holders.filter((one) => !holdsAll(tx.actor, held.get(one.id) ?? []));
  return { count: higher.length, names: higher.slice(0, 3).map(({ name }) => name) };
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
  for (const standing of await readStandings(tx, id, matching)) {
    const code = foreseen(act, standing, tx.now);
    if (code) leave(code, standing);
  }
  const higher = await above(tx, id, act);
  if (higher.count > 0) leave("holds-more", higher);
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
