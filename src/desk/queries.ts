import type { Named } from "@/accounts/input";
import { emailKey, plainText } from "@/accounts/input";
import type { AccountStatus } from "@/accounts/rules";
import type { OrgTx } from "@/lib/org";
import type { Sql } from "@/lib/sql";
import { empty, join, sql } from "@/lib/sql";
import type { TimeCursor } from "@/views/rules";
import type { DeskCounts, DeskFilter, Reason } from "./rules";
import { COUNTED, MOST_TICKED, PAGE_SIZE, REASONS } from "./rules";

/** It happened after an admin last put this person aside. */
const isNew = (at: Sql): Sql => sql`(a.desk_dismissed_at IS NULL OR ${at} > a.desk_dismissed_at)`;

/** What an account's own row says of a reason. */
const own = (tx: OrgTx): Record<Exclude<Reason, "failed" | "locked">, Sql> => ({
  undeliverable: sql`(a.undeliverable_at IS NOT NULL AND a.status IN ('CREATED', 'INVITED', 'ACTIVE') AND ${isNew(sql`a.undeliverable_at`)})`,
  // nobody can be mailed a link there: a code is handed over
  password: sql`(a.asked_at IS NOT NULL AND a.status = 'ACTIVE' AND a.email IS NULL AND ${isNew(sql`a.asked_at`)})`,
  asked: sql`(a.asked_at IS NOT NULL AND a.status IN ('CREATED', 'INVITED') AND ${isNew(sql`a.asked_at`)})`,
  // who said no wants none; who said that it was not theirs may be meant at the new address
  unsent: sql`(a.dead_since IS NOT NULL AND (a.declined_at IS NULL OR a.decline_reason = 'not-me') AND ${isNew(sql`a.dead_since`)})`,
  declined: sql`(a.declined_at IS NOT NULL AND a.status = 'INVITED' AND ${isNew(sql`a.declined_at`)})`,
  expired: sql`(a.status = 'INVITED' AND a.claimable_until <= ${tx.now} AND ${isNew(sql`a.claimable_until`)})`,
});

/** The message of their newest invitation did not arrive. As a value: joined, the planner would walk whole tables to meet the few. */
const isNewest = (tx: OrgTx): Sql => sql`(SELECT i.last_seq = s.seq FROM app.sends s
  JOIN app.invitations i ON i.org_id = s.org_id AND i.id = s.invitation_id WHERE s.org_id = ${tx.org}::uuid AND s.id = m.send_id)`;
const UNDELIVERED = sql`m.state IN ('FAILED', 'BOUNCED', 'COMPLAINED') AND m.account_id IS NOT NULL`;

const hasFailed = (tx: OrgTx): Sql => sql`(a.status = 'INVITED' AND (SELECT true FROM app.messages m
  WHERE m.org_id = ${tx.org}::uuid AND m.account_id = a.id AND ${UNDELIVERED} AND ${isNew(sql`m.state_at`)} AND ${isNewest(tx)} LIMIT 1))`;

/** This code would count, had wrong answers not locked it: of an invitation, or of a claimed account without a mailbox. */
const isStuck = (
  tx: OrgTx,
): Sql => sql`s.locked_at IS NOT NULL AND s.epoch = a.epoch AND s.expires_at > ${tx.now}
  AND ${isNew(sql`s.locked_at`)} AND CASE s.purpose
    WHEN 'INVITATION' THEN a.status = 'INVITED' AND (SELECT i.live_seq = s.seq AND i.claimed_at IS NULL AND i.withdrawn_at IS NULL
      FROM app.invitations i WHERE i.org_id = ${tx.org}::uuid AND i.id = s.invitation_id)
    ELSE a.status = 'ACTIVE' AND a.email IS NULL AND NOT EXISTS (SELECT FROM app.sends n WHERE n.org_id = ${tx.org}::uuid
      AND n.account_id = a.id AND n.purpose = 'RECOVERY' AND n.created_at > s.created_at) END`;
const isLocked = (tx: OrgTx): Sql => sql`(SELECT true FROM app.sends s
  WHERE s.org_id = ${tx.org}::uuid AND s.account_id = a.id AND ${isStuck(tx)} LIMIT 1)`;

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

const tests = (tx: OrgTx): Record<Reason, Sql> => ({
  ...own(tx),
  failed: hasFailed(tx),
  locked: isLocked(tx),
});

/** Where the people of a reason are met in the order of its time, without those of a more pressing one. */
function branch(tx: OrgTx, reason: Reason): Sql {
  const said = tests(tx);
  const others = REASONS.slice(0, REASONS.indexOf(reason));
  const alone = others.map((other) => sql`AND ${said[other]} IS NOT TRUE`);
  if (reason === "locked")
    return sql`app.sends s CROSS JOIN LATERAL (
        SELECT a.* FROM app.accounts a WHERE a.org_id = ${tx.org}::uuid AND a.id = s.account_id OFFSET 0) a
      WHERE s.org_id = ${tx.org}::uuid AND ${isStuck(tx)}`;
  if (reason === "failed")
    return sql`app.messages m CROSS JOIN LATERAL (
        SELECT a.* FROM app.accounts a WHERE a.org_id = ${tx.org}::uuid AND a.id = m.account_id AND a.status = 'INVITED' OFFSET 0) a
      WHERE m.org_id = ${tx.org}::uuid AND ${UNDELIVERED} AND ${isNew(sql`m.state_at`)} AND ${isNewest(tx)} ${join(alone, " ")}`;
  const rest = alone.length > 0 ? join(alone, " ") : empty;
  return sql`app.accounts a WHERE a.org_id = ${tx.org}::uuid AND ${said[reason]} ${rest}`;
}

/** Somebody needs a hand, for whatever reason. */
export const isOnDesk = (tx: OrgTx): Sql => sql`(${join(Object.values(tests(tx)), " OR ")})`;

/** Up to so many are found first; more are met soon enough on the way. */
const NARROW = 1_000;

/** A whole address finds whose it is; what is nobody's is looked for as words. */
async function searched(tx: OrgTx, q: string): Promise<Sql> {
  const needle = plainText(q);
  if (!needle) return empty;
  const where = { orgId: tx.org, emailKey: emailKey(q.trim()) };
  const whole = q.includes("@") && (await tx.db.account.findFirst({ where, select: { id: true } }));
  if (whole) return sql`AND a.id = ${whole.id}::uuid`;
  const rows = await tx.db.$queryRaw<{ n: number }[]>(sql`
    SELECT count(*)::int AS n FROM (SELECT app.search_accounts(${needle}) LIMIT ${NARROW + 1}) found`);
  if ((rows[0]?.n ?? 0) <= NARROW)
    return sql`AND a.id = ANY (ARRAY(SELECT app.search_accounts(${needle})))`;
  const words = needle.split(" ").map((word) => {
    const like = `%${word.length < 3 ? " " : ""}${word.replace(/[\\%_]/g, "\\$&")}%`;
    return sql`AND a.search_text LIKE ${like}`;
  });
  return join(words, " ");
}

/** One reason at a time walks its own index; several are merged. */
async function pageOf(
  tx: OrgTx,
  { q = "", reason }: DeskFilter,
  cursor: TimeCursor | undefined,
  most: number,
): Promise<Sql> {
  const search = await searched(tx, q);
  const [way, order] = cursor?.back ? [sql`>`, sql`ASC`] : [sql`<`, sql`DESC`];
  const each = (reason ? [reason] : REASONS).map((one) => {
    const [at, id] = [TIMES[one], idOf(one)];
    const from = cursor ? sql`AND (${at}, ${id}) ${way} (${cursor.at}, ${cursor.id}::uuid)` : empty;
    return sql`(SELECT ${id} AS id, ${one}::text AS reason, ${at} AS at FROM ${branch(tx, one)} ${search} ${from}
      ORDER BY ${at} ${order}, ${id} ${order} LIMIT ${most})`;
  });
  return sql`SELECT * FROM (${join(each, " UNION ALL ")}) merged ORDER BY at ${order}, id ${order} LIMIT ${most}`;
}

export type DeskRow = Required<Named> & {
  id: string;
  reason: Reason;
  at: Date;
  status: AccountStatus;
  claimableUntil: Date | null;
  claimedAt: Date | null;
  erasedAt: Date | null;
  declineReason: string | null;
  undeliverableReason: string | null;
  /** Of the newest message that did not arrive. */
  failure: string | null;
  answer: string | null;
  /** The newest that was sent went to an address that is theirs no more. */
  isElsewhere: boolean;
  /** That message was a text; of who was sent none, whether only a mobile is known of them. */
  isTexted: boolean;
};

/** A page of people who need a hand, what happened last first, and whether there are others. */
export async function listDesk(
  tx: OrgTx,
  filter: DeskFilter,
  cursor?: TimeCursor,
  most = PAGE_SIZE,
): Promise<{ rows: DeskRow[]; more: boolean }> {
  const rows = await tx.db.$queryRaw<DeskRow[]>(sql`
    WITH page AS MATERIALIZED (${await pageOf(tx, filter, cursor, most + 1)})
    SELECT page.id, page.reason, page.at, a.status, a.first_name AS "firstName", a.last_name AS "lastName", a.email, a.login,
      a.external_id AS "externalId", a.phone, a.claimable_until AS "claimableUntil", a.claimed_at AS "claimedAt",
      a.erased_at AS "erasedAt", a.decline_reason AS "declineReason", a.undeliverable_reason AS "undeliverableReason",
      last.reason AS failure, last.answer, coalesce(old.elsewhere, false) AS "isElsewhere", coalesce(last.channel = 'SMS', a.email IS NULL AND a.phone IS NOT NULL) AS "isTexted"
    FROM page JOIN app.accounts a ON a.org_id = ${tx.org}::uuid AND a.id = page.id
    LEFT JOIN LATERAL (
      SELECT m.reason, m.answer, m.channel FROM app.messages m
      WHERE m.org_id = ${tx.org}::uuid AND m.account_id = a.id AND ${UNDELIVERED} AND page.reason IN ('undeliverable', 'failed')
      ORDER BY m.queued_at DESC LIMIT 1) last ON true
    LEFT JOIN LATERAL (
      SELECT coalesce(s.address_key NOT IN (coalesce(a.email_key, ''), coalesce(a.phone_key, '')), false) AS elsewhere
      FROM app.sends s WHERE s.org_id = ${tx.org}::uuid AND s.account_id = a.id AND s.purpose = 'INVITATION' AND page.reason = 'unsent'
      ORDER BY s.created_at DESC LIMIT 1) old ON true
    ORDER BY page.at DESC, page.id DESC`);
  const more = rows.length > most;
  if (more) cursor?.back ? rows.shift() : rows.pop();
  return { rows, more };
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
