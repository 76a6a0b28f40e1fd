import type { OrgTx } from "@/lib/org";
import type { Sql } from "@/lib/sql";
import { empty, join, sql } from "@/lib/sql";
import { HAS_UNSENT } from "@/reach/queries";
import type { TimeCursor } from "@/views/rules";
import type { DeskCounts, DeskFilter, Reason } from "./rules";
import { COUNTED, MOST_TICKED, REASONS } from "./rules";
import { searched } from "./searched";

/** Which happenings count, by their time. */
type Counts = (at: Sql) => Sql;
/** It happened after an admin last put this person aside. */
const isNew: Counts = (at) => sql`(a.desk_dismissed_at IS NULL OR ${at} > a.desk_dismissed_at)`;
/** Whether it was put aside or not. */
const isAny: Counts = () => sql`true`;

/** What an account's own row says of a reason; what they asked for was taken note of apart when they were put aside. */
const own = (
  tx: OrgTx,
  counts: Counts,
  asked = sql`a.asked_at`,
): Record<Exclude<Reason, "failed" | "locked">, Sql> => ({
  undeliverable: sql`(a.undeliverable_at IS NOT NULL AND a.status IN ('CREATED', 'INVITED', 'ACTIVE') AND ${counts(sql`a.undeliverable_at`)})`,
  // nobody can be mailed a link there: a code is handed over
  password: sql`(${asked} IS NOT NULL AND a.status = 'ACTIVE' AND a.email IS NULL AND ${counts(asked)})`,
  asked: sql`(${asked} IS NOT NULL AND a.status IN ('CREATED', 'INVITED') AND ${counts(asked)})`,
  // who said no wants none; who said that it was not theirs may be meant at the new address
  unsent: sql`(a.dead_since IS NOT NULL AND (a.declined_at IS NULL OR a.decline_reason = 'not-me') AND ${counts(sql`a.dead_since`)})`,
  declined: sql`(a.declined_at IS NOT NULL AND a.status = 'INVITED' AND ${counts(sql`a.declined_at`)})`,
  expired: sql`(a.status = 'INVITED' AND a.claimable_until <= ${tx.now} AND ${counts(sql`a.claimable_until`)} AND NOT ${HAS_UNSENT})`,
});

/** The message of their newest invitation did not arrive. As a value: joined, the planner would walk whole tables to meet the few. */
const isNewest = (tx: OrgTx): Sql => sql`(SELECT i.last_seq = s.seq FROM app.sends s
  JOIN app.invitations i ON i.org_id = s.org_id AND i.id = s.invitation_id WHERE s.org_id = ${tx.org}::uuid AND s.id = m.send_id)`;
export const UNDELIVERED = sql`m.state IN ('FAILED', 'BOUNCED', 'COMPLAINED') AND m.account_id IS NOT NULL`;

const hasFailed = (tx: OrgTx, counts: Counts): Sql =>
  sql`(a.status = 'INVITED' AND (SELECT true FROM app.messages m
  WHERE m.org_id = ${tx.org}::uuid AND m.account_id = a.id AND ${UNDELIVERED} AND ${counts(sql`m.state_at`)} AND ${isNewest(tx)} LIMIT 1))`;

/** This code would count, had wrong answers not locked it: of an invitation, or of a claimed account without a mailbox. */
const isStuck = (
  tx: OrgTx,
  counts: Counts,
): Sql => sql`s.locked_at IS NOT NULL AND s.epoch = a.epoch AND s.expires_at > ${tx.now}
  AND ${counts(sql`s.locked_at`)} AND CASE s.purpose
    WHEN 'INVITATION' THEN a.status = 'INVITED' AND (SELECT i.live_seq = s.seq AND i.claimed_at IS NULL AND i.withdrawn_at IS NULL
      FROM app.invitations i WHERE i.org_id = ${tx.org}::uuid AND i.id = s.invitation_id)
    ELSE a.status = 'ACTIVE' AND a.email IS NULL AND NOT EXISTS (SELECT FROM app.sends n WHERE n.org_id = ${tx.org}::uuid
      AND n.account_id = a.id AND n.purpose = 'RECOVERY' AND n.created_at > s.created_at) END`;
const isLocked = (tx: OrgTx, counts: Counts): Sql => sql`(SELECT true FROM app.sends s
  WHERE s.org_id = ${tx.org}::uuid AND s.account_id = a.id AND ${isStuck(tx, counts)} LIMIT 1)`;

const TIMES: Record<Reason, Sql> = {
  locked: sql`s.locked_at`,
  password: sql`a.asked_at`,
  undeliverable: sql`a.undeliverable_at`,
  asked: sql`a.asked_at`,
  unsent: sql`a.dead_since`,
  declined: sql`a.declined_at`,
  failed: sql`m.state_at`,
  expired: sql`a.claimable_until`,
};

/** Of whom, as the index has it that the reason is walked along. */
const idOf = (reason: Reason): Sql =>
  ({ failed: sql`m.account_id`, locked: sql`s.account_id` })[reason as string] ?? sql`a.id`;

const tests = (tx: OrgTx, counts = isNew, asked?: Sql): Record<Reason, Sql> => ({
  ...own(tx, counts, asked),
  failed: hasFailed(tx, counts),
  locked: isLocked(tx, counts),
});

/** Where the people of a reason are met in the order of its time, without those of a more pressing one. */
function branch(tx: OrgTx, reason: Reason): Sql {
  const said = tests(tx);
  const others = REASONS.slice(0, REASONS.indexOf(reason));
  const alone = others.map((other) => sql`AND ${said[other]} IS NOT TRUE`);
  if (reason === "locked")
    return sql`app.sends s CROSS JOIN LATERAL (
        SELECT a.* FROM app.accounts a WHERE a.org_id = ${tx.org}::uuid AND a.id = s.account_id OFFSET 0) a
      WHERE s.org_id = ${tx.org}::uuid AND ${isStuck(tx, isNew)}`;
  if (reason === "failed")
    return sql`app.messages m CROSS JOIN LATERAL (
        SELECT a.* FROM app.accounts a WHERE a.org_id = ${tx.org}::uuid AND a.id = m.account_id AND a.status = 'INVITED' OFFSET 0) a
      WHERE m.org_id = ${tx.org}::uuid AND ${UNDELIVERED} AND ${isNew(sql`m.state_at`)} AND ${isNewest(tx)} ${join(alone, " ")}`;
  const rest = alone.length > 0 ? join(alone, " ") : empty;
  return sql`app.accounts a WHERE a.org_id = ${tx.org}::uuid AND ${said[reason]} ${rest}`;
}

/** Somebody needs a hand, for whatever reason. */
export const isOnDesk = (tx: OrgTx): Sql => sql`(${join(Object.values(tests(tx)), " OR ")})`;

/** Who was put aside and is not back by something new, each with the most pressing of the reasons that still stand. */
export function asideFrom(tx: OrgTx, reason?: Reason): Sql {
  const said = tests(tx, isAny, sql`a.desk_asked_at`);
  const whens = REASONS.map((one) => sql`WHEN ${said[one]} THEN ${one}::text`);
  return sql`app.accounts a CROSS JOIN LATERAL (SELECT CASE ${join(whens, " ")} END AS reason OFFSET 0) why
    WHERE a.org_id = ${tx.org}::uuid AND a.desk_dismissed_at IS NOT NULL
      AND (a.status IN ('CREATED', 'INVITED') OR (a.status = 'ACTIVE' AND (a.undeliverable_at IS NOT NULL OR a.email IS NULL)))
      AND ${reason ? sql`why.reason = ${reason}` : sql`why.reason IS NOT NULL`} AND ${isOnDesk(tx)} IS NOT TRUE`;
}

/** One reason at a time walks its own index; several are merged. Who was put aside is met by when that was. */
export async function pageOf(
  tx: OrgTx,
  { q = "", reason, isAside: aside }: DeskFilter,
  cursor: TimeCursor | undefined,
  most: number,
): Promise<Sql> {
  const search = await searched(tx, q);
  const [way, order] = cursor?.back ? [sql`>`, sql`ASC`] : [sql`<`, sql`DESC`];
  const part = (id: Sql, why: Sql, at: Sql, from: Sql): Sql => {
    const on = cursor ? sql`AND (${at}, ${id}) ${way} (${cursor.at}, ${cursor.id}::uuid)` : empty;
    return sql`(SELECT ${id} AS id, ${why} AS reason, ${at} AS at FROM ${from} ${search} ${on}
      ORDER BY ${at} ${order}, ${id} ${order} LIMIT ${most})`;
  };
  if (aside)
    return part(sql`a.id`, sql`why.reason`, sql`a.desk_dismissed_at`, asideFrom(tx, reason));
  const each = (reason ? [reason] : REASONS).map((one) =>
    part(idOf(one), sql`${one}::text`, TIMES[one], branch(tx, one)),
  );
  return sql`SELECT * FROM (${join(each, " UNION ALL ")}) merged ORDER BY at ${order}, id ${order} LIMIT ${most}`;
}

/** Everybody who matches, as far as they can be ticked at once. */
export async function listDeskIds(tx: OrgTx, filter: DeskFilter): Promise<string[]> {
  const rows = await tx.db.$queryRaw<{ id: string }[]>(
    await pageOf(tx, filter, undefined, MOST_TICKED),
  );
  return rows.map(({ id }) => id);
}

/** How many there are of each reason, counted to one more than `COUNTED`. */
export async function countDesk(tx: OrgTx): Promise<DeskCounts> {
  const each = REASONS.map(
    (reason) => sql`SELECT ${reason}::text AS reason, count(*)::int AS n FROM (
      SELECT 1 FROM ${branch(tx, reason)} ORDER BY ${TIMES[reason]} DESC, ${idOf(reason)} DESC LIMIT ${COUNTED + 1}) counted`,
  );
  const rows = await tx.db.$queryRaw<{ reason: Reason; n: number }[]>(join(each, " UNION ALL "));
  const found = new Map(rows.map(({ reason, n }) => [reason, n]));
  const count = (reason: Reason): number => found.get(reason) ?? 0;
  return {
    locked: count("locked"),
    undeliverable: count("undeliverable"),
    password: count("password"),
    asked: count("asked"),
    unsent: count("unsent"),
    declined: count("declined"),
    failed: count("failed"),
    expired: count("expired"),
  };
}

/** Whom an act on many put aside and who still are: nobody of one that did something else. */
export async function listStillAside(tx: OrgTx, selectionId: string): Promise<string[]> {
  const rows = await tx.db.$queryRaw<{ id: string }[]>(sql`
    SELECT a.id FROM ${asideFrom(tx)} AND a.id IN (SELECT m.account_id FROM app.selections s
      JOIN app.selection_members m ON m.org_id = s.org_id AND m.selection_id = s.id AND m.outcome = 'done'
      WHERE s.org_id = ${tx.org}::uuid AND s.id = ${selectionId}::uuid AND s.act = 'dismiss')`);
  return rows.map(({ id }) => id);
}

/** How many were put aside, counted to one more than `COUNTED`. */
export async function countAside(tx: OrgTx): Promise<number> {
  const rows = await tx.db.$queryRaw<{ n: number }[]>(sql`
    SELECT count(*)::int AS n FROM (SELECT 1 FROM ${asideFrom(tx)} LIMIT ${COUNTED + 1}) counted`);
  return rows[0]?.n ?? 0;
}

/** Who put them aside last, by name, and whether with a code: of `page`. */
export const putAsideBy = (tx: OrgTx, who: Sql): Sql => sql`
  SELECT nullif(btrim(concat_ws(' ', b.first_name, b.last_name)), '') AS name, e.details->>'instead' = 'CODE' AS coded
  FROM app.account_events e LEFT JOIN app.accounts b ON b.org_id = e.org_id AND b.id = e.actor_id
  WHERE e.org_id = ${tx.org}::uuid AND e.account_id = ${who} AND e.event = 'desk-dismissed' ORDER BY e.id DESC LIMIT 1`;

/** Since when somebody is put aside and by whom; undefined for who is not. */
export async function readAside(
  tx: OrgTx,
  id: string,
): Promise<{ at: Date; reason: Reason; asideBy: string | null } | undefined> {
  const rows = await tx.db.$queryRaw<{ at: Date; reason: Reason; asideBy: string | null }[]>(sql`
    SELECT a.desk_dismissed_at AS at, why.reason, (SELECT put.name FROM (${putAsideBy(tx, sql`a.id`)}) put) AS "asideBy"
    FROM ${asideFrom(tx)} AND a.id = ${id}::uuid`);
  return rows[0];
}
