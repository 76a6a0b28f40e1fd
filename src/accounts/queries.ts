import type { OrgTx } from "@/lib/org";
import type { Sql } from "@/lib/sql";
import { empty, join, rowset, sql } from "@/lib/sql";
import { plainKey, plainText } from "./input";
import type { AccountStatus } from "./rules";

type Keys = { emailKey: string | null; loginKey: string | null; externalKey: string | null };

/** Which of these keys are in use here already; closed accounts keep theirs until they are erased. */
export async function findTaken(
  tx: OrgTx,
  rows: Keys[],
): Promise<{ emailKey: Set<string>; loginKey: Set<string>; externalKey: Set<string> }> {
  const found = await tx.db.$queryRaw<
    { kind: "emailKey" | "loginKey" | "externalKey"; key: string }[]
  >(sql`
    WITH r AS (SELECT * FROM jsonb_to_recordset(${rowset(rows)}) AS r ("emailKey" text, "loginKey" text, "externalKey" text))
    SELECT 'emailKey' AS kind, a.email_key AS key FROM r JOIN app.accounts a ON a.org_id = ${tx.org}::uuid AND a.email_key = r."emailKey"
    UNION ALL
    SELECT 'loginKey', a.login_key FROM r JOIN app.accounts a ON a.org_id = ${tx.org}::uuid AND a.login_key = r."loginKey"
    UNION ALL
    SELECT 'externalKey', a.external_key FROM r JOIN app.accounts a ON a.org_id = ${tx.org}::uuid AND a.external_key = r."externalKey"`);
  const taken = {
    emailKey: new Set<string>(),
    loginKey: new Set<string>(),
    externalKey: new Set<string>(),
  };
  for (const { kind, key } of found) taken[kind].add(key);
  return taken;
}

/** Kind of each of these accounts, for those that may own contacts. */
export async function readOwners(tx: OrgTx, ids: string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.db.$queryRaw<{ id: string; kind: string }[]>(sql`
    SELECT id, kind FROM app.accounts WHERE org_id = ${tx.org}::uuid AND status <> 'CLOSED'
      AND id IN (${join([...new Set(ids)].map((id) => sql`${id}::uuid`))})`);
  return new Map(rows.map((row) => [row.id, row.kind]));
}

/** What the People list can be narrowed by; `expired` is INVITED past its end, `asked` asked for a new invitation. */
export type PeopleFilter = {
  q?: string;
  statuses?: AccountStatus[];
  expired?: boolean;
  kind?: "USER" | "CONTACT";
  asked?: boolean;
};

/** Keyset position: the name key and id of the last (or first) row seen. */
export type PeopleCursor = { nameKey: string; id: string; back?: boolean };

export type PersonRow = {
  id: string;
  nameKey: string;
  kind: "USER" | "CONTACT";
  status: AccountStatus;
  firstName: string | null;
  lastName: string | null;
  email: string | null;
  login: string | null;
  externalId: string | null;
  phone: string | null;
  invitedAt: Date | null;
  claimableUntil: Date | null;
  declinedAt: Date | null;
  askedAt: Date | null;
  undeliverableAt: Date | null;
  team: string | null;
  channel: string | null;
  messageState: string | null;
  openedAt: Date | null;
  startedAt: Date | null;
};

function conditions(tx: OrgTx, filter: PeopleFilter): Sql {
  const parts: Sql[] = [];
  if (filter.kind) parts.push(sql`AND a.kind = ${filter.kind}`);
  if (filter.asked) parts.push(sql`AND a.asked_at IS NOT NULL`);
  if (filter.expired) parts.push(sql`AND a.status = 'INVITED' AND a.claimable_until <= ${tx.now}`);
  const needle = plainText(filter.q ?? "");
  if (needle) parts.push(sql`AND a.id IN (SELECT app.search_accounts(${needle}))`);
  return parts.length > 0 ? join(parts, " ") : empty;
}

/** One status at a time walks its own index in the order of the list; several are merged. */
function candidates(
  tx: OrgTx,
  filter: PeopleFilter,
  cursor: PeopleCursor | undefined,
  most: number,
): Sql {
  const from = cursor
    ? cursor.back
      ? sql`AND (a.name_key, a.id) < (${cursor.nameKey}, ${cursor.id}::uuid)`
      : sql`AND (a.name_key, a.id) > (${cursor.nameKey}, ${cursor.id}::uuid)`
    : empty;
  const order = cursor?.back ? sql`ORDER BY name_key DESC, id DESC` : sql`ORDER BY name_key, id`;
  const rest = sql`${from} ${conditions(tx, filter)} ${order} LIMIT ${most}`;
  if (!filter.statuses?.length)
    return sql`SELECT a.id, a.name_key FROM app.accounts a WHERE a.org_id = ${tx.org}::uuid ${rest}`;
  return sql`SELECT id, name_key FROM (${join(
    filter.statuses.map(
      (status) =>
        sql`(SELECT a.id, a.name_key FROM app.accounts a WHERE a.org_id = ${tx.org}::uuid AND a.status = ${status} ${rest})`,
    ),
    " UNION ALL ",
  )}) merged ${order} LIMIT ${most}`;
}

/** A page of people in the order of their names, with what each invitation waits for. `most` rows and one more, to tell whether there are others. */
export async function listPeople(
  tx: OrgTx,
  filter: PeopleFilter,
  cursor: PeopleCursor | undefined,
  most = 50,
): Promise<{ rows: PersonRow[]; more: boolean }> {
  const rows = await tx.db.$queryRaw<PersonRow[]>(sql`
    WITH page AS MATERIALIZED (${candidates(tx, filter, cursor, most + 1)})
    SELECT a.id, a.name_key AS "nameKey", a.kind, a.status, a.first_name AS "firstName", a.last_name AS "lastName", a.email, a.login,
      a.external_id AS "externalId", a.phone, a.invited_at AS "invitedAt", a.claimable_until AS "claimableUntil",
      a.declined_at AS "declinedAt", a.asked_at AS "askedAt", a.undeliverable_at AS "undeliverableAt",
      team.name AS team, last.channel, last.state AS "messageState", last.opened_at AS "openedAt", last.started_at AS "startedAt"
    FROM page JOIN app.accounts a ON a.org_id = ${tx.org}::uuid AND a.id = page.id
    LEFT JOIN LATERAL (
      SELECT t.name FROM app.team_members m JOIN app.teams t ON t.org_id = m.org_id AND t.id = m.team_id
      WHERE m.org_id = ${tx.org}::uuid AND m.account_id = a.id ORDER BY t.name_key LIMIT 1) team ON true
    LEFT JOIN LATERAL (
      SELECT i.channel, m.state, s.opened_at, s.started_at
      FROM app.sends s JOIN app.invitations i ON i.org_id = s.org_id AND i.id = s.invitation_id
      LEFT JOIN app.messages m ON m.org_id = s.org_id AND m.send_id = s.id
      WHERE s.org_id = ${tx.org}::uuid AND s.account_id = a.id AND s.purpose = 'INVITATION'
      ORDER BY s.created_at DESC LIMIT 1) last ON true
    ORDER BY a.name_key, a.id`);
  const more = rows.length > most;
  if (more) cursor?.back ? rows.shift() : rows.pop();
  return { rows, more };
}

/** How many match, counted to `most` and no further: beyond it the list says "about". */
export async function countPeople(
  tx: OrgTx,
  filter: PeopleFilter,
  most = 100_000,
): Promise<number> {
  const statuses = filter.statuses?.length
    ? sql`AND a.status IN (${join(filter.statuses)})`
    : empty;
  const rows = await tx.db.$queryRaw<{ n: bigint }[]>(sql`
    SELECT count(*) AS n FROM (SELECT 1 FROM app.accounts a WHERE a.org_id = ${tx.org}::uuid ${statuses} ${conditions(tx, filter)} LIMIT ${most + 1}) counted`);
  return Number(rows[0]?.n ?? 0);
}

/** Everything the person page shows of an account; null for an unknown id and one of another organisation alike. */
export const readPerson = (tx: OrgTx, id: string) =>
  tx.db.account.findUnique({ where: { orgId_id: { orgId: tx.org, id } } });

export type TimelineRow = {
  id: bigint;
  at: Date;
  event: string;
  fromStatus: string | null;
  toStatus: string | null;
  actorKind: string;
  actorName: string | null;
  details: Record<string, unknown>;
};

/** What happened to a person, newest first, in order also within one moment. */
export const readTimeline = (tx: OrgTx, accountId: string, most = 200): Promise<TimelineRow[]> =>
  tx.db.$queryRaw<TimelineRow[]>(sql`
    SELECT e.id, e.at, e.event, e.from_status AS "fromStatus", e.to_status AS "toStatus", e.actor_kind AS "actorKind",
      nullif(btrim(concat_ws(' ', b.first_name, b.last_name)), '') AS "actorName", e.details
    FROM app.account_events e LEFT JOIN app.accounts b ON b.org_id = e.org_id AND b.id = e.actor_id
    WHERE e.org_id = ${tx.org}::uuid AND e.account_id = ${accountId}::uuid
    ORDER BY e.id DESC LIMIT ${most}`);

/** The account that already uses one of these keys, for the guard while typing. */
export async function findTwin(
  tx: OrgTx,
  keys: { emailKey?: string; login?: string; externalId?: string },
) {
  const where = [
    keys.emailKey ? { emailKey: keys.emailKey } : undefined,
    keys.login ? { loginKey: plainKey(keys.login) } : undefined,
    keys.externalId ? { externalKey: plainKey(keys.externalId) } : undefined,
  ].filter((part) => part !== undefined);
  if (where.length === 0) return null;
  return tx.db.account.findFirst({
    where: { orgId: tx.org, OR: where },
    select: {
      id: true,
      status: true,
      firstName: true,
      lastName: true,
      email: true,
      login: true,
      externalId: true,
      phone: true,
    },
  });
}

/** Users who may own a contact, by name, for a picker. */
export const listOwners = (tx: OrgTx, most = 200) =>
  tx.db.account.findMany({
    where: { orgId: tx.org, kind: "USER", status: { in: ["CREATED", "INVITED", "ACTIVE"] } },
    select: { id: true, firstName: true, lastName: true, email: true, login: true },
    orderBy: [{ nameKey: "asc" }, { id: "asc" }],
    take: most,
  });

/** The contacts that these users own and who are not closed: shown before their owner is suspended or closed. */
export const listOwned = (tx: OrgTx, ownerIds: string[], most = 50) =>
  tx.db.account.findMany({
    where: { orgId: tx.org, ownerId: { in: ownerIds }, status: { not: "CLOSED" } },
    select: {
      id: true,
      ownerId: true,
      firstName: true,
      lastName: true,
      email: true,
      login: true,
      externalId: true,
      phone: true,
    },
    orderBy: [{ nameKey: "asc" }, { id: "asc" }],
    take: most,
  });
