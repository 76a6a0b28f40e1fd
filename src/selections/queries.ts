import type { Named } from "@/accounts/input";
import type { AccountState } from "@/accounts/rules";
import { resolveFilter } from "@/addressees/resolve-filter";
import type { OrgTx } from "@/lib/org";
import type { Sql } from "@/lib/sql";
import { sql } from "@/lib/sql";
import { parseQuery, readFilter } from "@/people/input";
import { isMatching, pageOf, peopleConditions } from "@/people/queries";
import type { ActOnMany, SelectionState } from "./rules";
import { CHUNK, FINE, namesOf } from "./rules";

export type SelectionRow = {
  id: string;
  madeBy: string;
  query: string;
  count: number;
  act: ActOnMany | null;
  input: Record<string, unknown>;
  state: SelectionState;
  /** The campaign that has taken its people over. */
  campaignId: string | null;
  createdAt: Date;
};

/** A selection; null for an unknown id and one of another organisation alike, and one that is not begun is only its maker's. */
export async function readSelection(tx: OrgTx, id: string): Promise<SelectionRow | null> {
  const rows = await tx.db.$queryRaw<SelectionRow[]>(sql`
    SELECT s.id, s.made_by AS "madeBy", s.query, s.count, s.act, s.input, s.state, s.created_at AS "createdAt",
      (SELECT c.id FROM app.campaigns c WHERE c.org_id = s.org_id AND c.selection_id = s.id) AS "campaignId"
    FROM app.selections s WHERE s.org_id = ${tx.org}::uuid AND s.id = ${id}::uuid`);
  const [row] = rows;
  const isOwn = tx.actor.kind !== "account" || row?.madeBy === tx.actor.id;
  return row && (isOwn || row.state !== "FROZEN") ? row : null;
}

export async function countWaiting(tx: OrgTx, id: string): Promise<number> {
  const rows = await tx.db.$queryRaw<{ n: number }[]>(sql`
    SELECT count(*)::int AS n FROM app.selection_members
    WHERE org_id = ${tx.org}::uuid AND selection_id = ${id}::uuid AND outcome IS NULL`);
  return rows[0]?.n ?? 0;
}

type Person = Named & { id: string };
const NAMED = sql`a.id, a.first_name AS "firstName", a.last_name AS "lastName", a.email, a.login,
  a.external_id AS "externalId", a.phone`;

export type Tally = { outcome: string | null; count: number; people: Person[] };

/** What became of everybody: each outcome with its number and some of its people, of whom a name is left. */
export async function tallyOutcomes(tx: OrgTx, id: string, most = 5): Promise<Tally[]> {
  const counts = await tx.db.$queryRaw<{ outcome: string | null; count: number }[]>(sql`
    SELECT outcome, count(*)::int AS count FROM app.selection_members
    WHERE org_id = ${tx.org}::uuid AND selection_id = ${id}::uuid GROUP BY outcome ORDER BY count(*) DESC, outcome`);
  const tallies: Tally[] = [];
  for (const { outcome, count } of counts) {
    const isShown = outcome !== null && !FINE.has(outcome);
    const people = isShown
      ? await tx.db.$queryRaw<Person[]>(sql`
          SELECT ${NAMED} FROM app.selection_members m
          JOIN app.accounts a ON a.org_id = ${tx.org}::uuid AND a.id = m.account_id
          WHERE m.org_id = ${tx.org}::uuid AND m.selection_id = ${id}::uuid AND m.outcome = ${outcome} AND a.erased_at IS NULL
          ORDER BY m.account_id LIMIT ${most}`)
      : [];
    tallies.push({ outcome, count, people });
  }
  return tallies;
}

export type Standing = AccountState & { count: number; names: string[] };

/** The members by what their moves depend on: a few lines for any number of people, each with some names. */
export const readStandings = (tx: OrgTx, id: string, matching: Sql): Promise<Standing[]> =>
  tx.db.$queryRaw<Standing[]>(sql`
    SELECT a.status, a.status_before_close AS "statusBeforeClose", a.suspension_source AS "suspensionSource",
      max(a.claimed_at) AS "claimedAt", max(a.erased_at) AS "erasedAt", max(a.suspended_at) AS "suspendedAt",
      max(a.closed_at) AS "closedAt", NULL::timestamptz AS "suspensionDate", NULL::timestamptz AS "invitedAt",
      NULL::timestamptz AS "claimableUntil", max(a.declined_at) AS "declinedAt", NULL AS "declineReason",
      NULL::timestamptz AS "askedAt", count(*)::int AS count,
      (array_agg(coalesce(nullif(btrim(concat_ws(' ', a.first_name, a.last_name)), ''), a.email, a.login, a.external_id, a.phone)
        ORDER BY a.name_key))[1:3] AS names
    FROM app.selection_members m JOIN app.accounts a ON a.org_id = m.org_id AND a.id = m.account_id
    WHERE m.org_id = ${tx.org}::uuid AND m.selection_id = ${id}::uuid AND m.outcome IS NULL AND (${matching})
    GROUP BY a.status, a.status_before_close, a.suspension_source, a.claimed_at IS NOT NULL, a.erased_at IS NOT NULL, a.declined_at IS NOT NULL
    ORDER BY count(*) DESC`);

export type Group = { count: number; people: Person[] };

const group = async (rows: Promise<(Person & { total: number })[]>): Promise<Group> => {
  const people = await rows;
  return { count: people[0]?.total ?? 0, people };
};

/** Named and counted to this number. */
const MOST = 1_000;

/**
 * Who matches the selection's view now and is not in it, and who is in it and matches no longer. Members are looked up one by one,
 * as in `findMembers`: of a selection that was just made the planner believes in one.
 */
export async function readDrift(
  tx: OrgTx,
  { id, query, input }: SelectionRow,
  most = 3,
): Promise<{ newcomers: Group; gone: Group; matching: Sql }> {
  const none: Group = { count: 0, people: [] };
  if (input.byHand === true) return { newcomers: none, gone: none, matching: sql`true` };
  const { each } = await peopleConditions(
    tx,
    await resolveFilter(tx, readFilter(parseQuery(query))),
  );
  const isNone = sql`(SELECT true FROM app.selection_members m
    WHERE m.org_id = ${tx.org}::uuid AND m.selection_id = ${id}::uuid AND m.account_id = a.id LIMIT 1) IS NULL`;
  const matching = isMatching(each);
  const others = each.map((way) => ({ ...way, from: sql`${way.from} AND ${isNone}` }));
  const newcomers = group(
    tx.db.$queryRaw(sql`
      SELECT ${NAMED}, first.total FROM (
        SELECT id, count(*) OVER ()::int AS total FROM (${pageOf(others, undefined, MOST + 1)}) found
        ORDER BY name_key, id LIMIT ${most}) first
      JOIN app.accounts a ON a.org_id = ${tx.org}::uuid AND a.id = first.id
      ORDER BY a.name_key, a.id`),
  );
  const gone = group(
    tx.db.$queryRaw(sql`
      SELECT ${NAMED}, count(*) OVER ()::int AS total
      FROM app.selection_members m CROSS JOIN LATERAL (
        SELECT * FROM app.accounts b WHERE b.org_id = m.org_id AND b.id = m.account_id OFFSET 0) a
      WHERE m.org_id = ${tx.org}::uuid AND m.selection_id = ${id}::uuid AND m.outcome IS NULL AND ${matching} IS NOT TRUE
      ORDER BY a.name_key LIMIT ${most}`),
  );
  return { newcomers: await newcomers, gone: await gone, matching };
}

/** The same by their names. */
export async function nameDrift(tx: OrgTx, selection: SelectionRow) {
  const { newcomers, gone } = await readDrift(tx, selection);
  return { newcomers: namesOf(newcomers), gone: namesOf(gone) };
}

/** Members who look after contacts, the first by name, and how many contacts they have together. */
export type Owners = Group & { contacts: number };

export async function readOwners(tx: OrgTx, id: string, most = 3): Promise<Owners> {
  const rows = await tx.db.$queryRaw<(Person & { total: number; contacts: number })[]>(sql`
    WITH owned AS MATERIALIZED (
      SELECT m.account_id, c.n FROM app.selection_members m CROSS JOIN LATERAL (
        SELECT count(*)::int AS n FROM app.accounts c
        WHERE c.org_id = ${tx.org}::uuid AND c.owner_id = m.account_id AND c.status <> 'CLOSED') c
      WHERE m.org_id = ${tx.org}::uuid AND m.selection_id = ${id}::uuid AND m.outcome IS NULL AND c.n > 0)
    SELECT ${NAMED}, count(*) OVER ()::int AS total, sum(o.n) OVER ()::int AS contacts
    FROM owned o JOIN app.accounts a ON a.org_id = ${tx.org}::uuid AND a.id = o.account_id
    ORDER BY a.name_key, a.id LIMIT ${most}`);
  return { count: rows[0]?.total ?? 0, contacts: rows[0]?.contacts ?? 0, people: rows };
}

export type Holder = { id: string; name: string; status: string; piece: number };

/** Members who hold rights, by name, each with the piece of the work in which their turn comes. */
export const readHolders = (tx: OrgTx, id: string, matching: Sql): Promise<Holder[]> =>
  tx.db.$queryRaw(sql`
    WITH waiting AS MATERIALIZED (
      SELECT a.id, (row_number() OVER (ORDER BY a.id) - 1)::int / ${CHUNK}::int AS piece
      FROM app.selection_members m JOIN app.accounts a ON a.org_id = m.org_id AND a.id = m.account_id
      WHERE m.org_id = ${tx.org}::uuid AND m.selection_id = ${id}::uuid AND m.outcome IS NULL AND (${matching}))
    SELECT a.id, a.status, w.piece, coalesce(nullif(btrim(concat_ws(' ', a.first_name, a.last_name)), ''), a.email, a.login, a.external_id, a.phone, '–') AS name
    FROM waiting w JOIN app.accounts a ON a.org_id = ${tx.org}::uuid AND a.id = w.id
    WHERE (SELECT true FROM app.account_roles r WHERE r.org_id = ${tx.org}::uuid AND r.account_id = w.id LIMIT 1)
    ORDER BY a.name_key, a.id`);
