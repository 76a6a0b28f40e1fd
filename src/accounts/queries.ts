import type { OrgTx } from "@/lib/org";
import type { Sql } from "@/lib/sql";
import { empty, join, KEPT, sql, textsOf } from "@/lib/sql";
import type { Named } from "./input";
import { emailKey, plainKey, plainText } from "./input";
import { lockNames } from "./store";

type Keys = { emailKey: string | null; loginKey: string | null; externalKey: string | null };

/** Keys that are in use, each with the account that has it. */
export type Taken = Record<keyof Keys, Map<string, string>>;

const distinct = (keys: readonly (string | null)[]): Sql =>
  textsOf([...new Set(keys)].filter((key) => key !== null));

/**
 * Which of these keys are in use here already, and by whom; closed accounts keep theirs until they are erased. An address is
 * nobody else's login, so that both are names. Each is looked up alone and in order, which only the index of these keys can do:
 * with an equality any other index of the organisation would do, and does where the planner takes a young one for small.
 */
export async function findTaken(tx: OrgTx, rows: readonly Keys[]): Promise<Taken> {
  const names = distinct(rows.flatMap(({ emailKey, loginKey }) => [emailKey, loginKey]));
  const externals = distinct(rows.map(({ externalKey }) => externalKey));
  const having = (column: Sql, keys: Sql) => sql`
    SELECT a.id, a.email_key AS "emailKey", a.login_key AS "loginKey", a.external_key AS "externalKey"
    FROM unnest(${keys}) AS k (key) CROSS JOIN LATERAL (SELECT a.id, a.email_key, a.login_key, a.external_key
      FROM app.accounts a WHERE a.org_id = ${tx.org}::uuid AND ${column} BETWEEN k.key AND k.key ORDER BY ${column} LIMIT 1) a`;
  const found = await tx.db.$queryRaw<(Keys & { id: string })[]>(sql`
    ${rows.length === 1 ? KEPT : empty} ${having(sql`a.email_key`, names)} UNION ${having(sql`a.login_key`, names)}
    UNION ${having(sql`a.external_key`, externals)}`);
  const used = new Map<string, string>();
  const external = new Map<string, string>();
  for (const { id, emailKey, loginKey, externalKey } of found) {
    for (const name of [emailKey, loginKey]) if (name) used.set(name, id);
    if (externalKey) external.set(externalKey, id);
  }
  return { emailKey: used, loginKey: used, externalKey: external };
}

/** Kind of each of these accounts, for those that may own contacts. */
export async function readOwners(tx: OrgTx, ids: string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.db.$queryRaw<{ id: string; kind: string }[]>(sql`
    SELECT id, kind FROM app.accounts WHERE org_id = ${tx.org}::uuid AND status <> 'CLOSED'
      AND id IN (${join([...new Set(ids)].map((id) => sql`${id}::uuid`))})`);
  return new Map(rows.map((row) => [row.id, row.kind]));
}

/**
 * One of these accounts. As an array they are found first and looked up by their key; joined, the planner would walk whole
 * tables to meet the few.
 */
const oneOf = (accountIds: Sql): Sql => sql`a.id = ANY (ARRAY(${accountIds}))`;

/**
 * Holds people until the transaction ends, in the order of their ids: `who` says whose. Whoever writes to what hangs on people, or to
 * several sets of them, holds them first, so that no two wait for each other (0086).
 */
export const holdPeople = (tx: OrgTx, who: readonly string[] | Sql): Promise<number> =>
  tx.db.$executeRaw(sql`
    SELECT FROM app.accounts WHERE org_id = ${tx.org}::uuid AND id = ANY (${"sql" in who ? sql`ARRAY(${who})` : sql`${who}::uuid[]`})
    ORDER BY id FOR NO KEY UPDATE`);

/** Asks for the names that are about to be given, before people are held: whoever edits one of them asks for names first. */
export const holdNames = (tx: OrgTx, people: readonly Pick<Named, "email" | "login">[]) =>
  lockNames(
    tx,
    people.map(({ email, login }) => ({
      emailKey: email ? emailKey(email) : null,
      loginKey: login ? plainKey(login) : null,
    })),
  );

/** Everything the person page shows of an account; null for an unknown id and one of another organisation alike. */
export const readPerson = (tx: OrgTx, id: string) =>
  tx.db.account.findUnique({ where: { orgId_id: { orgId: tx.org, id } } });

/** All columns of these accounts. */
export const readPeople = (tx: OrgTx, ids: readonly string[]) =>
  tx.db.account.findMany({ where: { orgId: tx.org, id: { in: [...ids] } } });
export type Person = Awaited<ReturnType<typeof readPeople>>[number];

export type TimelineRow = {
  id: bigint;
  at: Date;
  event: string;
  fromStatus: string | null;
  toStatus: string | null;
  actorKind: string;
  actorName: string | null;
  toAddress: string | null;
  details: Record<string, unknown>;
};

type TimelineAnswer = { messageId: string | null; answer: string | null };

const TOLD = new Set(["message-failed", "message-delayed", "message-bounced"]);

/** What a server answered stands in its message, and is shown where that message last got anywhere. */
function withAnswers(rows: (TimelineRow & TimelineAnswer)[]): TimelineRow[] {
  const seen = new Set<string>();
  return rows.map(({ messageId, answer, ...row }) => {
    const isLast = messageId !== null && !seen.has(messageId);
    if (messageId) seen.add(messageId);
    const isTold = TOLD.has(row.event);
    return isLast && isTold && answer ? { ...row, details: { ...row.details, answer } } : row;
  });
}

/** What happened to a person, newest first, in order also within one moment. */
export const readTimeline = async (
  tx: OrgTx,
  accountId: string,
  most = 200,
): Promise<TimelineRow[]> => {
  const rows = await tx.db.$queryRaw<(TimelineRow & TimelineAnswer)[]>(sql`
    SELECT e.id, e.at, e.event, e.from_status AS "fromStatus", e.to_status AS "toStatus", e.actor_kind AS "actorKind",
      nullif(btrim(concat_ws(' ', b.first_name, b.last_name)), '') AS "actorName", m.to_address AS "toAddress",
      e.message_id AS "messageId", m.answer, e.details
    FROM app.account_events e
    LEFT JOIN app.accounts b ON b.org_id = e.org_id AND b.id = e.actor_id
    LEFT JOIN app.messages m ON m.org_id = e.org_id AND m.id = e.message_id
    WHERE e.org_id = ${tx.org}::uuid AND e.account_id = ${accountId}::uuid
    ORDER BY e.id DESC LIMIT ${most}`);
  return withAnswers(rows);
};

const NAMED = {
  id: true,
  firstName: true,
  lastName: true,
  email: true,
  login: true,
  externalId: true,
  phone: true,
} as const;

/** The account that already uses one of these keys, for the guard while typing. */
export async function findTwin(
  tx: OrgTx,
  keys: { emailKey?: string; login?: string; externalId?: string },
  not?: string,
) {
  const { emailKey } = keys;
  const loginKey = keys.login ? plainKey(keys.login) : undefined;
  // People sign in with either, so one's address is never another's login.
  const where = [
    emailKey ? { OR: [{ emailKey }, { loginKey: emailKey }] } : undefined,
    loginKey ? { OR: [{ loginKey }, { emailKey: loginKey }] } : undefined,
    keys.externalId ? { externalKey: plainKey(keys.externalId) } : undefined,
  ].filter((part) => part !== undefined);
  if (where.length === 0) return null;
  return tx.db.account.findFirst({
    where: { orgId: tx.org, OR: where, ...(not ? { id: { not } } : {}) },
    select: { ...NAMED, status: true },
  });
}

/** Users who may own a contact and match what was typed, by name, for a picker. */
export const listOwners = (tx: OrgTx, q: string, most = 8, isActive = false) => {
  const needle = plainText(q);
  return tx.db.$queryRaw<(Named & { id: string; suspensionDate: Date | null })[]>(sql`
    SELECT a.id, a.first_name AS "firstName", a.last_name AS "lastName", a.email, a.login, a.suspension_date AS "suspensionDate"
    FROM app.accounts a
    WHERE a.org_id = ${tx.org}::uuid AND a.kind = 'USER'
      AND a.status IN (${isActive ? sql`'ACTIVE'` : sql`'CREATED', 'INVITED', 'ACTIVE'`})
      ${needle ? sql`AND ${oneOf(sql`SELECT app.search_accounts(${needle})`)}` : empty}
    ORDER BY a.name_key, a.id LIMIT ${most}`);
};

/** Where a person stands besides their own fields: teams, and the owner of a contact. */
export async function readPlace(
  tx: OrgTx,
  { id, ownerId }: { id: string; ownerId: string | null },
) {
  const teams = await tx.db.$queryRaw<{ name: string }[]>(sql`
    SELECT t.name FROM app.team_members m JOIN app.teams t ON t.org_id = m.org_id AND t.id = m.team_id
    WHERE m.org_id = ${tx.org}::uuid AND m.account_id = ${id}::uuid ORDER BY t.name_key`);
  const owner = ownerId
    ? await tx.db.account.findUnique({
        where: { orgId_id: { orgId: tx.org, id: ownerId } },
        select: { id: true, firstName: true, lastName: true, email: true, login: true },
      })
    : null;
  return { teams: teams.map(({ name }) => name), owner };
}

/** The contacts that these users own and who are not closed: shown before their owner is suspended or closed. */
export const listOwned = (tx: OrgTx, ownerIds: string[], most = 50) =>
  tx.db.account.findMany({
    where: { orgId: tx.org, ownerId: { in: ownerIds }, status: { not: "CLOSED" } },
    select: { ...NAMED, ownerId: true },
    orderBy: [{ nameKey: "asc" }, { id: "asc" }],
    take: most,
  });
