import type { OrgTx } from "@/lib/org";
import type { Sql } from "@/lib/sql";
import { daysOn, empty, sql } from "@/lib/sql";
import { HAS_UNSENT } from "@/reach/queries";
import type { HeldRules, Idle, LapseRules, Place, Touched } from "./rules";
import { COUNTED, FIRST_WARNING, PIECE } from "./rules";

/** The rules of this organisation; none where it is disabled or nobody's. */
export async function readLapseRules(tx: OrgTx): Promise<HeldRules> {
  const found = await tx.db.organization.findFirst({
    where: { orgId: tx.org, status: "ACTIVE", system: false },
    select: { inactivityDays: true, neverClaimedDays: true, lapseAdmins: true, timeZone: true },
  });
  const none = { inactivityDays: null, neverClaimedDays: null, lapseAdmins: false };
  return found ?? { ...none, timeZone: "UTC" };
}

/** Rules act on this account by themselves: it follows them, and who holds a role is spared unless they say otherwise. */
export const isUnderRules = (tx: OrgTx, { lapseAdmins }: Pick<LapseRules, "lapseAdmins">): Sql =>
  lapseAdmins
    ? sql`a.expiration_mode = 'DEFAULT'`
    : sql`a.expiration_mode = 'DEFAULT' AND (SELECT true FROM app.account_roles h
        WHERE h.org_id = ${tx.org}::uuid AND h.account_id = a.id LIMIT 1) IS NULL`;

/** Somebody who can be written to: nobody else is suspended for staying away. */
export const isTellable: Sql = sql`a.email IS NOT NULL AND a.undeliverable_at IS NULL`;

const beyond = (at: Sql, place: Place | undefined): Sql =>
  place ? sql`AND (${at}, a.id) > (${place.at}, ${place.id}::uuid)` : empty;

/** Whose date has come and who is not suspended, the longest due first. */
export const listDated = (tx: OrgTx, place: Place | undefined): Promise<Place[]> =>
  tx.db.$queryRaw<Place[]>(sql`
    SELECT a.suspension_date AS at, a.id FROM app.accounts a
    WHERE a.org_id = ${tx.org}::uuid AND a.suspension_date <= ${tx.now} AND a.status IN ('CREATED', 'INVITED', 'ACTIVE')
      ${beyond(sql`a.suspension_date`, place)}
    ORDER BY a.suspension_date, a.id LIMIT ${PIECE}`);

/** Clocks that change make a day an hour longer or shorter: these are met that much earlier, and looked at one by one. */
const HOUR = 3_600_000;

/** What lies so many days before a moment, or an hour less. */
const about = ({ timeZone }: HeldRules, days: number | null, at: Date): Sql =>
  daysOn(timeZone, sql`${new Date(at.getTime() + HOUR)}`, -(days ?? 0));

/** Who may be told, told again or suspended by now: those who were told, or those who were not. */
export function listIdle(
  tx: OrgTx,
  rules: HeldRules,
  which: "told" | "untold",
  place: Place | undefined,
): Promise<Place[]> {
  const soon = new Date(tx.now.getTime() + FIRST_WARNING);
  const [at, where] =
    which === "told"
      ? [sql`a.lapses_on`, sql`a.lapses_on <= ${soon} AND a.status = 'ACTIVE'`]
      : [
          sql`a.active_at`,
          sql`a.active_at <= ${about(rules, rules.inactivityDays, soon)} AND a.status = 'ACTIVE'
            AND a.expiration_mode = 'DEFAULT' AND a.lapses_on IS NULL`,
        ];
  return tx.db.$queryRaw<Place[]>(sql`
    SELECT ${at} AS at, a.id FROM app.accounts a WHERE a.org_id = ${tx.org}::uuid AND ${where} ${beyond(at, place)}
    ORDER BY ${at}, a.id LIMIT ${PIECE}`);
}

/** Whose days to claim are over: by the rule, or by the date to which an admin put it off. */
export function listUnclaimed(
  tx: OrgTx,
  rules: HeldRules,
  which: "told" | "untold",
  place: Place | undefined,
): Promise<Place[]> {
  const [at, where] =
    which === "told"
      ? [sql`a.lapses_on`, sql`a.lapses_on <= ${tx.now} AND a.status = 'INVITED'`]
      : [
          sql`a.first_invited_at`,
          sql`a.first_invited_at <= ${about(rules, rules.neverClaimedDays, tx.now)} AND a.status = 'INVITED'
            AND a.expiration_mode = 'DEFAULT' AND a.lapses_on IS NULL`,
        ];
  return tx.db.$queryRaw<Place[]>(sql`
    SELECT ${at} AS at, a.id FROM app.accounts a WHERE a.org_id = ${tx.org}::uuid AND ${where} ${beyond(at, place)}
    ORDER BY ${at}, a.id LIMIT ${PIECE}`);
}

/** A letter that told them on this day, as far as it was handed over. */
const handedOver = (tx: OrgTx, queuedAt: Sql): Sql => sql`(SELECT m.sent_at FROM app.messages m
  WHERE m.org_id = ${tx.org}::uuid AND m.account_id = a.id AND m.queued_at = ${queuedAt} AND m.letter = 'inactivity'
    AND m.state IN ('SENT', 'DELIVERED') LIMIT 1)`;

export type IdlePerson = Idle & { id: string; email: string; language: string | null };

/** What the next step of these people depends on, each of them locked: who came back meanwhile is not among them. */
export const lockIdle = (tx: OrgTx, ids: readonly string[], rules: HeldRules) =>
  tx.db.$queryRaw<IdlePerson[]>(sql`
    SELECT a.id, a.email, a.language, a.active_at AS "activeAt",
      ${daysOn(rules.timeZone, sql`a.active_at`, rules.inactivityDays ?? 0)} AS "endsOn", a.lapses_on AS "lapsesOn", a.warned_at AS "warnedAt",
      a.warned_again_at AS "warnedAgainAt", ${handedOver(tx, sql`a.warned_at`)} AS "toldAt",
      ${handedOver(tx, sql`a.warned_again_at`)} AS "toldAgainAt",
      (SELECT max(s.seen_at) FROM app.sessions s WHERE s.org_id = ${tx.org}::uuid AND s.account_id = a.id) AS "seenAt"
    FROM app.accounts a
    WHERE a.org_id = ${tx.org}::uuid AND a.id = ANY (${[...ids]}::uuid[]) AND a.status = 'ACTIVE' AND a.active_at IS NOT NULL
      AND ${isTellable} AND ${isUnderRules(tx, rules)}
    ORDER BY a.id FOR NO KEY UPDATE OF a`);

const lockWhere = async (tx: OrgTx, ids: readonly string[], still: Sql): Promise<string[]> => {
  const rows = await tx.db.$queryRaw<{ id: string }[]>(sql`
    SELECT a.id FROM app.accounts a WHERE a.org_id = ${tx.org}::uuid AND a.id = ANY (${[...ids]}::uuid[]) AND ${still}
    ORDER BY a.id FOR NO KEY UPDATE OF a`);
  return rows.map(({ id }) => id);
};

/** Those of these whose date has still come once nobody else is changing it: who put it off first wins. */
export const lockDated = (tx: OrgTx, ids: readonly string[]): Promise<string[]> =>
  lockWhere(
    tx,
    ids,
    sql`a.suspension_date <= ${tx.now} AND a.status IN ('CREATED', 'INVITED', 'ACTIVE')`,
  );

/** An invitation that can be claimed is a promise: nobody is closed before its end, unless an admin named the day. */
export const lockUnclaimed = (
  tx: OrgTx,
  ids: readonly string[],
  rules: HeldRules,
): Promise<string[]> =>
  lockWhere(
    tx,
    ids,
    sql`a.status = 'INVITED' AND ${isUnderRules(tx, rules)} AND (a.lapses_on <= ${tx.now} OR (a.lapses_on IS NULL
      AND ${daysOn(rules.timeZone, sql`a.first_invited_at`, rules.neverClaimedDays ?? 0)} <= ${tx.now}
      AND coalesce(a.claimable_until <= ${tx.now} AND NOT ${HAS_UNSENT}, true)))`,
  );

/** Whom rules would act on if they held today, each counted no further than `COUNTED`. */
export async function countTouched(tx: OrgTx, rules: LapseRules): Promise<Touched> {
  const { inactivityDays, neverClaimedDays } = rules;
  const { timeZone } = await readLapseRules(tx);
  const ago = (days: number | null) => daysOn(timeZone, sql`${tx.now}`, -(days ?? 0));
  // whose day is fixed and whose is not stand in indexes of their own
  const half = (where: Sql, lapsesOn: Sql): Sql => sql`(SELECT FROM app.accounts a
    WHERE a.org_id = ${tx.org}::uuid AND a.lapses_on ${lapsesOn} AND ${where} AND ${isUnderRules(tx, rules)} LIMIT ${COUNTED + 1})`;
  const count = (days: number | null, where: Sql): Sql =>
    days === null
      ? sql`0`
      : sql`(SELECT count(*)::int FROM (${half(where, sql`IS NULL`)} UNION ALL ${half(where, sql`IS NOT NULL`)}
          LIMIT ${COUNTED + 1}) counted)`;
  const idle = sql`a.status = 'ACTIVE' AND a.active_at <= ${ago(inactivityDays)}
    AND (SELECT true FROM app.sessions s WHERE s.org_id = ${tx.org}::uuid AND s.account_id = a.id
      AND s.seen_at > ${ago(inactivityDays)} LIMIT 1) IS NULL`;
  const rows = await tx.db.$queryRaw<Touched[]>(sql`
    SELECT ${count(inactivityDays, sql`${idle} AND ${isTellable}`)} AS idle,
      ${count(inactivityDays, sql`${idle} AND (${isTellable}) IS NOT TRUE`)} AS silent,
      ${count(
        neverClaimedDays,
        sql`a.status = 'INVITED' AND a.first_invited_at <= ${ago(neverClaimedDays)}
          AND coalesce(a.claimable_until <= ${tx.now} AND NOT ${HAS_UNSENT}, true)`,
      )} AS unclaimed`);
  return rows[0] ?? { idle: 0, silent: 0, unclaimed: 0 };
}

/** The day of a rule, where it was fixed, and when its person was told of it. */
export type Lapse = Record<"lapsesOn" | "warnedAt" | "warnedAgainAt", Date | null>;

export type Ending = {
  id: string;
  isOpen: boolean;
  suspensionDate: Date | null;
  /** When a rule suspends or closes; null for none. */
  lapsesOn: Date | null;
};

/** What ends the accounts of these people and when, each of them locked. */
export async function lockEndings(tx: OrgTx, ids: readonly string[]): Promise<Ending[]> {
  const rules = await readLapseRules(tx);
  const { inactivityDays, neverClaimedDays } = rules;
  const after = (from: Sql, days: number | null): Sql =>
    days === null
      ? sql`NULL::timestamptz`
      : sql`coalesce(a.lapses_on, ${daysOn(rules.timeZone, from, days)})`;
  return tx.db.$queryRaw<Ending[]>(sql`
    SELECT a.id, a.status IN ('CREATED', 'INVITED', 'ACTIVE') AS "isOpen", a.suspension_date AS "suspensionDate",
      CASE WHEN NOT coalesce(${isUnderRules(tx, rules)}, false) THEN NULL
        WHEN a.status = 'ACTIVE' AND ${isTellable} THEN ${after(sql`a.active_at`, inactivityDays)}
        WHEN a.status = 'INVITED' THEN ${after(sql`a.first_invited_at`, neverClaimedDays)} END AS "lapsesOn"
    FROM app.accounts a WHERE a.org_id = ${tx.org}::uuid AND a.id = ANY (${[...ids]}::uuid[])
    ORDER BY a.id FOR NO KEY UPDATE OF a`);
}
