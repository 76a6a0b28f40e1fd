import { identifierKey } from "@/accounts/input";
import type { Channel } from "@/addressees/rules";
import { permissionsOfAccounts } from "@/admins/queries";
import type { OrgTx } from "@/lib/org";
import type { Sql } from "@/lib/sql";
import { rowset, sql, textsOf } from "@/lib/sql";
import type { PlannedRow, RowChange } from "@/plans/rules";
import { faultKeys } from "@/plans/rules";
import { beyondCells } from "@/rosters/beyond-cells";
import type { RowFault } from "@/rosters/rules";
import { teamKey } from "@/teams/input";
import type { JudgedRow } from "./judge-row";
import { judgeRow } from "./judge-row";
import type { RowKeys, RowRead } from "./keys-of-row";
import { keysOfRow } from "./keys-of-row";
import { findKnown, findOwners } from "./queries";
import type { PlanTerms } from "./read-terms";
import { withZeros, zerosLost } from "./rules";
import { searchedIn } from "./searched-in";

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

type Named = { externalId: string | null; login: string | null };

/** Whom rows that name nobody would name with the zeros that a spreadsheet drops, by line. */
async function findZeros(
  tx: OrgTx,
  rows: readonly RowKeys[],
  { zeroLengths, row: { kept } }: PlanTerms,
): Promise<Map<number, RowFault[]>> {
  const external = rows.flatMap(({ externalKey }) => withZeros(externalKey, zeroLengths));
  const logins = rows.flatMap(({ loginKey }) => withZeros(loginKey, zeroLengths));
  if (external.length + logins.length === 0) return new Map();
  const named = (condition: Sql) => sql`SELECT a.external_id AS "externalId", a.login
    FROM app.accounts a WHERE a.org_id = ${tx.org}::uuid AND ${condition}`;
  const known = await tx.db.$queryRaw<Named[]>(sql`
    ${named(sql`a.external_key = ANY (${textsOf(external)})`)} UNION ${named(sql`a.login_key = ANY (${textsOf(logins)})`)}`);
  const faultsOf = ({ externalKey, loginKey }: RowKeys): RowFault[] =>
    known.flatMap((had) => zerosLost(had, { externalId: externalKey, login: loginKey }, kept));
  return new Map(rows.map((row) => [row.line, faultsOf(row).slice(0, 1)]));
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

/** Judges some rows of a plan against what is here, as they are to be stored. What they are to each other comes later. */
export async function judgePiece(
  tx: OrgTx,
  terms: PlanTerms,
  rows: readonly RowRead[],
): Promise<PlannedRow[]> {
  const keys = rows.map(keysOfRow);
  const known = await findKnown(tx, keys);
  const people = new Set([...known.values()].flatMap((accounts) => accounts.map(({ id }) => id)));
  const held = await permissionsOfAccounts(tx, [...people]);
  const owners = await findOwners(tx, new Set(rows.flatMap((row) => ownerKeyOf(row) ?? [])));
  const teams = await findTeams(tx, rows);
  const strangers = keys.filter(({ line }) => !known.has(line));
  const zeros = await findZeros(tx, strangers, terms);
  const searchedOf = searchedIn(terms.row.mapping);
  const keptOf = keptIn(terms);
  return rows.map((read, at) => {
    const accounts = known.get(read.line) ?? [];
    const ownerKey = ownerKeyOf(read);
    const owner = ownerKey === null ? undefined : owners.get(ownerKey);
    const of = { held: held.get(accounts[0]?.id ?? "") ?? [], zeros: zeros.get(read.line) ?? [] };
    const judged = judgeRow(read.row, terms, { known: accounts, owner, teams, ...of });
    const { verdict, accountId, change, faults, isOwnerOpen } = judged;
    return {
      ...(keys[at] ?? keysOfRow(read)),
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
