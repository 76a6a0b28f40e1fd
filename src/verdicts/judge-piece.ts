import { identifierKey } from "@/accounts/input";
import type { Channel } from "@/addressees/rules";
import { permissionsOfAccounts } from "@/admins/queries";
import type { OrgTx } from "@/lib/org";
import { rowset, sql } from "@/lib/sql";
import type { PlannedRow, RowChange } from "@/plans/rules";
import { faultKeys } from "@/plans/rules";
import { beyondCells } from "@/rosters/beyond-cells";
import { searchedIn } from "@/rosters/searched-in";
import { teamKey } from "@/teams/input";
import { findZeros } from "./find-zeros";
import type { JudgedRow } from "./judge-row";
import { judgeRow } from "./judge-row";
import type { RowKeys, RowRead } from "./keys-of-row";
import { keysOfRow } from "./keys-of-row";
import { findKnown, findOwners } from "./queries";
import type { PlanTerms } from "./read-terms";
import { wayIn } from "./way-in";

const ownerKeyOf = ({ row: { values } }: RowRead): string | null =>
  values.ownerLogin ? identifierKey(values.ownerLogin) : null;

/** Ids of the teams that these rows name and that are here, by key. */
async function findTeams(tx: OrgTx, rows: readonly RowRead[]): Promise<Map<string, string>> {
  const keys = new Set(rows.flatMap(({ row }) => (row.values.teams ?? []).map(teamKey)));
  if (keys.size === 0) return new Map();
  const found = await tx.db.$queryRaw<{ id: string; key: string }[]>(sql`
    SELECT t.id, t.name_key AS key
    FROM jsonb_to_recordset(${rowset([...keys].map((key) => ({ key })))}) AS r (key text)
    JOIN app.teams t ON t.org_id = ${tx.org}::uuid AND t.name_key = r.key`);
  return new Map(found.map(({ key, id }) => [key, id]));
}

/** Over which channel "invite now" reaches who is created by this row; nobody else is invited by it. */
function channelFor({ verdict, change }: JudgedRow, terms: PlanTerms): Channel | null {
  if (verdict !== "CREATE" || change.move || change.isQuiet) return null;
  const { email = null, phone = null } = change.create ?? {};
  return wayIn({ email, phone, inviteBy: null }, terms).way ?? null;
}

/** A change as it is kept: what the row's cells say of somebody new is in there, and once (outcomes/complete-changes.ts). */
function keptIn({ row: { mapping } }: PlanTerms) {
  const beyond = beyondCells(mapping);
  return (change: RowChange, cells: readonly string[]) => {
    const create = change.create && beyond(change.create, cells);
    return create ? { ...change, create, inCells: true } : change;
  };
}

/** What is here of all that these rows name. */
async function lookAround(
  tx: OrgTx,
  terms: PlanTerms,
  rows: readonly RowRead[],
  keys: readonly RowKeys[],
) {
  const known = await findKnown(tx, keys);
  const people = new Set([...known.values()].flatMap((accounts) => accounts.map(({ id }) => id)));
  const held = await permissionsOfAccounts(tx, [...people]);
  const owners = await findOwners(tx, new Set(rows.flatMap((row) => ownerKeyOf(row) ?? [])));
  const teams = await findTeams(tx, rows);
  const strangers = keys.filter(({ line }) => !known.has(line));
  const zeros = await findZeros(tx, strangers, terms);
  return { known, held, owners, teams, zeros };
}

/**
 * Judges some rows of a plan against what is here, as they are to be stored; `onLooked` once nothing more is asked of the
 * database. What they are to each other comes later.
 */
export async function judgePiece(
  tx: OrgTx,
  terms: PlanTerms,
  rows: readonly RowRead[],
  onLooked: () => void = () => undefined,
): Promise<PlannedRow[]> {
  const keys = rows.map(keysOfRow);
  const { known, held, owners, teams, zeros } = await lookAround(tx, terms, rows, keys);
  onLooked();
  const searchedOf = searchedIn(terms.row.mapping);
  const keptOf = keptIn(terms);
  return rows.map((read, at) => {
    const accounts = known.get(read.line) ?? [];
    const ownerKey = ownerKeyOf(read);
    const owner = ownerKey === null ? undefined : owners.get(ownerKey);
    const of = { held: held.get(accounts[0]?.id ?? "") ?? [], zeros: zeros.get(read.line) ?? [] };
    const judged = judgeRow(read.row, terms, { known: accounts, owner, teams, ...of });
    const { verdict, accountId, change, faults, isOwnerOpen } = judged;
    const { externalKey, loginKey, emailKey } = keys[at] ?? keysOfRow(read);
    return {
      line: read.line,
      externalKey,
      loginKey,
      emailKey,
      cells: read.cells,
      verdict,
      accountId,
      change: verdict === "ERROR" || verdict === "CONFLICT" ? null : keptOf(change, read.cells),
      faults: faults.length > 0 ? faults : null,
      faultKeys: faultKeys(faults),
      searchText: searchedOf(read.cells),
      ownerKey: isOwnerOpen ? ownerKey : null,
      channel: channelFor(judged, terms),
    };
  });
}
