import type { Named } from "@/accounts/input";
import type { AccountStatus } from "@/accounts/rules";
import { isTellable, isUnderRules, readLapseRules } from "@/lapses/queries";
import { FIRST_WARNING } from "@/lapses/rules";
import type { OrgTx } from "@/lib/org";
import type { Sql } from "@/lib/sql";
import { daysOn, empty, join, sql } from "@/lib/sql";
import { isMatching, peopleConditions } from "@/people/queries";
import type { TimeCursor } from "@/views/rules";
import type { CalendarCounts, CalendarFilter, Kind } from "./rules";
import { COUNTED, KINDS, MOST_TICKED, PAGE_SIZE } from "./rules";
import { settingOf } from "./setting-of";

/** People to whom something comes, in the order of an index: so many days after what it counts from. */
type Branch = { kind: Kind; from: Sql; days: number; where: Sql };

/** Who stays away: those whose day is fixed, and those for whom it follows from when they were last here. */
function idle(tx: OrgTx, days: number, zone: string, spared: Sql): Branch[] {
  const where = sql`a.status = 'ACTIVE' AND ${isTellable} AND ${spared}`;
  const soon = new Date(tx.now.getTime() + FIRST_WARNING);
  return [
    {
      ...{ kind: "inactivity", from: sql`a.lapses_on`, days: 0 },
      where: sql`a.lapses_on IS NOT NULL AND ${where}`,
    },
    {
      ...{ kind: "inactivity", from: sql`a.active_at`, days },
      where: sql`a.lapses_on IS NULL AND a.active_at > ${daysOn(zone, sql`${soon}`, -days)} AND ${where}`,
    },
  ];
}

/** When the last of the invitations that are out ends. */
async function readLastEnd(tx: OrgTx): Promise<Date | null> {
  const last = await tx.db.account.findFirst({
    where: { orgId: tx.org, status: "INVITED", claimableUntil: { not: null } },
    orderBy: { claimableUntil: "desc" },
    select: { claimableUntil: true },
  });
  return last?.claimableUntil ?? null;
}

/** Who never claims: on the day that was fixed, by the rule, or at the end of a link that outlives it. */
function unclaimed(days: number, lastEnd: Date | null, zone: string, spared: Sql): Branch[] {
  const where = sql`a.status = 'INVITED' AND ${spared}`;
  const outlives = sql`a.claimable_until > ${daysOn(zone, sql`a.first_invited_at`, days)}`;
  // no index compares two columns: but whose link outlives the rule was invited so long before the last of them ends
  const early = sql`a.first_invited_at < ${daysOn(zone, sql`${lastEnd}`, -days)}`;
  return [
    {
      ...{ kind: "unclaimed", from: sql`a.lapses_on`, days: 0 },
      where: sql`a.lapses_on IS NOT NULL AND ${where}`,
    },
    {
      ...{ kind: "unclaimed", from: sql`a.first_invited_at`, days },
      where: sql`a.lapses_on IS NULL AND a.first_invited_at IS NOT NULL AND (${outlives}) IS NOT TRUE AND ${where}`,
    },
    {
      ...{ kind: "unclaimed", from: sql`a.claimable_until`, days: 0 },
      where: sql`a.lapses_on IS NULL AND ${early} AND ${outlives} AND ${where}`,
    },
  ];
}

/** What can come, and the zone of the clocks by which its days are counted. */
async function branches(
  tx: OrgTx,
  only: Kind | undefined,
): Promise<{ zone: string; all: Branch[] }> {
  const rules = await readLapseRules(tx);
  const { inactivityDays, neverClaimedDays } = rules;
  const { retentionDays, timeZone: zone } = await tx.db.organization.findUniqueOrThrow({
    where: { orgId: tx.org },
    select: { retentionDays: true, timeZone: true },
  });
  const spared = isUnderRules(tx, rules);
  const all: Branch[] = [
    {
      ...{ kind: "date", from: sql`a.suspension_date`, days: 0 },
      where: sql`a.suspension_date IS NOT NULL AND a.status IN ('CREATED', 'INVITED', 'ACTIVE')`,
    },
    ...(inactivityDays === null ? [] : idle(tx, inactivityDays, zone, spared)),
    ...(neverClaimedDays === null
      ? []
      : unclaimed(neverClaimedDays, await readLastEnd(tx), zone, spared)),
    {
      ...{ kind: "erasure", from: sql`a.closed_at`, days: retentionDays },
      where: sql`a.closed_at IS NOT NULL AND a.erased_at IS NULL`,
    },
  ];
  return { zone, all: all.filter(({ kind }) => only === undefined || kind === only) };
}

const shifted = (zone: string, at: Sql, days: number): Sql =>
  days === 0 ? at : daysOn(zone, at, days);

/** Each walks its own index in the order of the time; several are merged. Undefined where nothing can come. */
async function pageOf(
  tx: OrgTx,
  { q, team, kind }: CalendarFilter,
  cursor: TimeCursor | undefined,
  most: number,
): Promise<Sql | undefined> {
  const { each } = await peopleConditions(tx, { q, team });
  const [way, order] = cursor?.back ? [sql`<`, sql`DESC`] : [sql`>`, sql`ASC`];
  const { zone, all } = await branches(tx, kind);
  const parts = all.map(({ kind: name, from, days, where }) => {
    const place = cursor
      ? sql`AND (${from}, a.id) ${way} (${shifted(zone, sql`${cursor.at}::timestamptz`, -days)}, ${cursor.id}::uuid)`
      : empty;
    return sql`(SELECT a.id, ${name}::text AS kind, ${shifted(zone, from, days)} AS at FROM app.accounts a
      WHERE ${isMatching(each)} AND ${where} ${place} ORDER BY ${from} ${order}, a.id ${order} LIMIT ${most})`;
  });
  if (parts.length === 0) return undefined;
  return sql`SELECT * FROM (${join(parts, " UNION ALL ")}) merged ORDER BY at ${order}, id ${order} LIMIT ${most}`;
}

export type CalendarRow = Required<Named> & {
  id: string;
  kind: Kind;
  at: Date;
  status: AccountStatus;
  claimedAt: Date | null;
  erasedAt: Date | null;
  lastSignInAt: Date | null;
  warnedAt: Date | null;
  firstInvitedAt: Date | null;
  closedAt: Date | null;
  /** Of a date: when it was set, by whom, from which file. */
  setAt: Date | null;
  setBy: string | null;
  setFrom: string | null;
};

/** Who or which file set the suspension date of `a`. */
const setting = (tx: OrgTx): Sql => sql`LEFT JOIN LATERAL (
      SELECT e.at, e.details->>'source' = 'ROSTER' AS listed, nullif(btrim(concat_ws(' ', b.first_name, b.last_name)), '') AS name
      FROM app.account_events e LEFT JOIN app.accounts b ON b.org_id = e.org_id AND b.id = e.actor_id
      WHERE page.kind = 'date' AND e.org_id = ${tx.org}::uuid AND e.account_id = a.id
        AND e.id = (${settingOf(tx, sql`a.id`)})) said ON true
    LEFT JOIN LATERAL (SELECT i.file_name FROM app.import_rows r JOIN app.imports i ON i.org_id = r.org_id AND i.id = r.import_id
      WHERE said.listed AND r.org_id = ${tx.org}::uuid AND r.account_id = a.id AND i.created_at <= said.at
      ORDER BY i.created_at DESC LIMIT 1) listed ON true`;

/** A page of what is coming, the soonest first, and whether there is more. */
export async function listComing(
  tx: OrgTx,
  filter: CalendarFilter,
  cursor?: TimeCursor,
  most = PAGE_SIZE,
): Promise<{ rows: CalendarRow[]; more: boolean }> {
  const page = await pageOf(tx, filter, cursor, most + 1);
  if (!page) return { rows: [], more: false };
  const rows = await tx.db.$queryRaw<CalendarRow[]>(sql`
    WITH page AS MATERIALIZED (${page})
    SELECT page.id, page.kind, page.at, a.status, a.first_name AS "firstName", a.last_name AS "lastName", a.email, a.login,
      a.external_id AS "externalId", a.phone, a.claimed_at AS "claimedAt", a.erased_at AS "erasedAt",
      a.last_sign_in_at AS "lastSignInAt", a.warned_at AS "warnedAt", a.first_invited_at AS "firstInvitedAt", a.closed_at AS "closedAt",
      said.at AS "setAt", said.name AS "setBy", listed.file_name AS "setFrom"
    FROM page JOIN app.accounts a ON a.org_id = ${tx.org}::uuid AND a.id = page.id
    ${setting(tx)}
    ORDER BY page.at, page.id, page.kind`);
  const more = rows.length > most;
  if (more) cursor?.back ? rows.shift() : rows.pop();
  return { rows, more };
}

/** Everybody who matches, as far as they can be ticked at once. */
export async function listComingIds(tx: OrgTx, filter: CalendarFilter): Promise<string[]> {
  const page = await pageOf(tx, filter, undefined, MOST_TICKED);
  const rows = page ? await tx.db.$queryRaw<{ id: string }[]>(page) : [];
  return [...new Set(rows.map(({ id }) => id))];
}

/** How much there is of each kind, counted to one more than `COUNTED`. */
export async function countComing(tx: OrgTx): Promise<CalendarCounts> {
  const each = (await branches(tx, undefined)).all.map(
    ({ kind, from, where }) => sql`SELECT ${kind}::text AS kind, count(*)::int AS n FROM (
      SELECT 1 FROM app.accounts a WHERE a.org_id = ${tx.org}::uuid AND ${where} ORDER BY ${from}, a.id LIMIT ${COUNTED + 1}) counted`,
  );
  const rows = await tx.db.$queryRaw<{ kind: Kind; n: number }[]>(join(each, " UNION ALL "));
  const sum = (kind: Kind): number =>
    rows.filter((row) => row.kind === kind).reduce((all, { n }) => all + n, 0);
  return Object.fromEntries(KINDS.map((kind) => [kind, sum(kind)])) as CalendarCounts;
}

/** How many accounts end by themselves within so many days, erasures apart; each kind counted no further than `COUNTED`. */
export async function countEnding(tx: OrgTx, days: number): Promise<number> {
  const { zone, all } = await branches(tx, undefined);
  const until = daysOn(zone, sql`${tx.now}`, days);
  const each = all
    .filter(({ kind }) => kind !== "erasure")
    .map(
      ({ from, days: after, where }) => sql`SELECT count(*)::int AS n FROM (
        SELECT 1 FROM app.accounts a WHERE a.org_id = ${tx.org}::uuid AND ${where}
          AND ${from} <= ${shifted(zone, until, -after)} ORDER BY ${from}, a.id LIMIT ${COUNTED + 1}) counted`,
    );
  const rows = await tx.db.$queryRaw<{ n: number }[]>(join(each, " UNION ALL "));
  return rows.reduce((sum, { n }) => sum + n, 0);
}
