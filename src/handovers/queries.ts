import { plainText } from "@/accounts/input";
import { ROLE_GIVEN } from "@/admins/queries";
import type { OrgTx } from "@/lib/org";
import { hasKey } from "@/lib/secrets/kept";
import type { Sql } from "@/lib/sql";
import { empty, sql } from "@/lib/sql";
import type { HandoverCursor, HandoverFilter, Split, Tab } from "./rules";
import { COUNTED, MOST_CHOSEN, PAGE_SIZE, SOON_MS } from "./rules";

/** Codes that would open an account now, had nobody locked them. */
const HELD = (tx: OrgTx) => sql`
  FROM app.invitations i
  JOIN app.accounts a ON a.org_id = i.org_id AND a.id = i.account_id
  JOIN app.sends s ON s.org_id = i.org_id AND s.invitation_id = i.id AND s.seq = i.live_seq
  WHERE i.org_id = ${tx.org}::uuid AND i.channel = 'CODE' AND i.claimed_at IS NULL AND i.withdrawn_at IS NULL
    AND a.status = 'INVITED' AND s.epoch = a.epoch AND s.expires_at > ${tx.now} AND ${hasKey()}
    AND s.created_at >= coalesce(${ROLE_GIVEN}, s.created_at)`;
const LIVE = (tx: OrgTx) => sql`${HELD(tx)} AND s.locked_at IS NULL`;
const LOCKED = (tx: OrgTx) => sql`${HELD(tx)} AND s.locked_at IS NOT NULL`;
/** Codes of people whom nobody invited yet: they can be printed and shown, and open nothing before that. */
const MADE = (tx: OrgTx) => sql`
  FROM app.invitations i
  JOIN app.accounts a ON a.org_id = i.org_id AND a.id = i.account_id
  JOIN app.sends s ON s.org_id = i.org_id AND s.invitation_id = i.id AND s.seq = i.last_seq
  WHERE i.org_id = ${tx.org}::uuid AND i.channel = 'CODE' AND i.claimed_at IS NULL AND a.status = 'CREATED'
    AND s.epoch = a.epoch AND s.consumed_at IS NULL AND s.locked_at IS NULL AND ${hasKey()}
    AND s.created_at >= coalesce(${ROLE_GIVEN}, s.created_at)`;

/** The recovery code of a claimed account that still counts: the newest one or none, as no other opens anything. */
export async function findRecovery(tx: OrgTx, id: string): Promise<LiveCode | undefined> {
  const rows = await tx.db.$queryRaw<LiveCode[]>(sql`
    SELECT a.id AS "accountId", s.id AS "sendId", s.key_version AS "keyVersion", s.expires_at AS "expiresAt"
    FROM app.accounts a, LATERAL (SELECT n.* FROM app.sends n WHERE n.org_id = a.org_id AND n.account_id = a.id
      AND n.purpose = 'RECOVERY' ORDER BY n.created_at DESC LIMIT 1) s
    WHERE a.org_id = ${tx.org}::uuid AND a.id = ${id}::uuid AND a.status = 'ACTIVE' AND s.epoch = a.epoch
      AND s.expires_at > ${tx.now} AND s.locked_at IS NULL AND s.created_at >= coalesce(${ROLE_GIVEN}, s.created_at) AND ${hasKey()}`);
  return rows[0];
}

/** Whether somebody was claimed and has no mailbox, and their epoch; their row is held. */
export async function lockRecoverable(tx: OrgTx, id: string) {
  const rows = await tx.db.$queryRaw<{ status: string; email: string | null; epoch: number }[]>(sql`
    SELECT status, email, epoch FROM app.accounts WHERE org_id = ${tx.org}::uuid AND id = ${id}::uuid FOR NO KEY UPDATE`);
  return rows[0];
}

export type LiveCode = { accountId: string; sendId: string; keyVersion: number; expiresAt: Date };

const NAMED_CODE = sql`a.id AS "accountId", s.id AS "sendId", s.key_version AS "keyVersion", s.expires_at AS "expiresAt"`;

/** The codes of these people that open their account now. */
export const findLiveCodes = (tx: OrgTx, accountIds: readonly string[]): Promise<LiveCode[]> =>
  tx.db.$queryRaw<LiveCode[]>(sql`
    SELECT ${NAMED_CODE} ${LIVE(tx)} AND i.account_id = ANY (${accountIds}::uuid[])`);

/** The same, and those of people whom nobody invited yet: what can be given to them. */
export const findGivable = (tx: OrgTx, accountIds: readonly string[]): Promise<LiveCode[]> =>
  tx.db.$queryRaw<LiveCode[]>(sql`
    SELECT ${NAMED_CODE} ${LIVE(tx)} AND i.account_id = ANY (${accountIds}::uuid[])
    UNION ALL SELECT ${NAMED_CODE} ${MADE(tx)} AND i.account_id = ANY (${accountIds}::uuid[])`);

const TEAM = sql`(SELECT t.name FROM app.team_members m JOIN app.teams t ON t.org_id = m.org_id AND t.id = m.team_id
  WHERE m.org_id = a.org_id AND m.account_id = a.id ORDER BY t.name_key LIMIT 1)`;
const NAME = sql`nullif(btrim(concat_ws(' ', b.first_name, b.last_name)), '') FROM app.accounts b`;
const nameOf = (id: Sql) => sql`(SELECT ${NAME} WHERE b.org_id = a.org_id AND b.id = ${id})`;

/** People whom a campaign gave their code. As an array they are met by their ids. */
const givenBy = (tx: OrgTx, campaign: string): Sql => sql`AND a.id = ANY (ARRAY(
  SELECT m.account_id FROM app.campaigns c
  JOIN app.selection_members m ON m.org_id = c.org_id AND m.selection_id = c.selection_id
    AND m.outcome IS NOT NULL AND m.outcome <> 'done' AND m.outcome = 'coded'
  WHERE c.org_id = ${tx.org}::uuid AND c.id = ${campaign}::uuid))`;

const inTeam = (tx: OrgTx, team: string): Sql => sql`AND EXISTS (SELECT FROM app.team_members m
  WHERE m.org_id = ${tx.org}::uuid AND m.team_id = ${team}::uuid AND m.account_id = a.id)`;

/** What a view holds of them. */
async function narrowed(
  tx: OrgTx,
  { q, tab, team, owner, campaign }: HandoverFilter,
): Promise<Sql> {
  const soon = new Date(tx.now.getTime() + SOON_MS);
  const byTab: Record<Tab, Sql> = {
    locked: sql`AND s.locked_at IS NOT NULL`,
    waiting: sql`AND s.handed_over_at IS NULL`,
    handed: sql`AND s.handed_over_at IS NOT NULL`,
    soon: sql`AND s.expires_at <= ${soon}`,
    made: empty,
    all: empty,
  };
  const needle = plainText(q);
  return sql`${byTab[tab]}
    ${needle ? sql`AND a.id = ANY (ARRAY(SELECT app.search_accounts(${needle}) LIMIT ${MOST_CHOSEN}))` : empty}
    ${owner ? sql`AND a.owner_id = ${owner}::uuid` : empty}
    ${campaign ? givenBy(tx, campaign) : empty}
    ${team ? inTeam(tx, team) : empty}`;
}

export type CodeHolder = LiveCode & {
  nameKey: string;
  firstName: string | null;
  lastName: string | null;
  login: string | null;
  externalId: string | null;
  /** What they type to sign in, besides an address that they know: a login, else a staff number or a mobile. */
  signsInWith: string | null;
  language: string | null;
  team: string | null;
  owner: string | null;
  handedOverAt: Date | null;
  handedOverBy: string | null;
  /** Since when wrong answers keep it from opening anything. */
  lockedAt: Date | null;
  /** Nobody invited them yet: it opens nothing, and its days are not counted. */
  isUninvited: boolean;
  inviter: string | null;
};

const COLUMNS = sql`${NAMED_CODE},
  a.name_key AS "nameKey", a.first_name AS "firstName", a.last_name AS "lastName", a.login, a.external_id AS "externalId", a.language,
  coalesce(a.login, CASE WHEN a.email IS NULL THEN coalesce(a.external_id, a.phone) END) AS "signsInWith",
  ${TEAM} AS team, ${nameOf(sql`a.owner_id`)} AS owner, s.handed_over_at AS "handedOverAt",
  ${nameOf(sql`s.handed_over_by`)} AS "handedOverBy", s.locked_at AS "lockedAt",
  a.status = 'CREATED' AS "isUninvited", ${nameOf(sql`i.invited_by`)} AS inviter`;

/** Where a tab looks: among the codes that open an account now, those that would if they were not locked, or once invited. */
const among = (tx: OrgTx, tab: Tab): Sql =>
  (({ locked: LOCKED, made: MADE }) as Partial<Record<Tab, typeof LIVE>>)[tab]?.(tx) ?? LIVE(tx);

/** A page of people with a code in the order of their names, and whether there are others. */
export async function listHolders(
  tx: OrgTx,
  filter: HandoverFilter,
  after?: HandoverCursor,
  most = PAGE_SIZE,
): Promise<{ rows: CodeHolder[]; more: boolean }> {
  const from = after ? sql`AND (a.name_key, a.id) > (${after.nameKey}, ${after.id}::uuid)` : empty;
  const rows = await tx.db.$queryRaw<CodeHolder[]>(sql`
    SELECT ${COLUMNS} ${among(tx, filter.tab)} ${await narrowed(tx, filter)} ${from} ORDER BY a.name_key, a.id LIMIT ${most + 1}`);
  return { rows: rows.slice(0, most), more: rows.length > most };
}

/** These people, as far as they have a code that opens their account now or once they are invited, in the order given. */
export const readHolders = (tx: OrgTx, ids: readonly string[]): Promise<CodeHolder[]> =>
  tx.db.$queryRaw<CodeHolder[]>(sql`
    SELECT * FROM (SELECT ${COLUMNS} ${LIVE(tx)} AND i.account_id = ANY (${ids}::uuid[])
      UNION ALL SELECT ${COLUMNS} ${MADE(tx)} AND i.account_id = ANY (${ids}::uuid[])) held
    ORDER BY array_position(${ids}::uuid[], "accountId")`);

/** These people, as far as the code they have is locked. */
export const readLocked = (tx: OrgTx, ids: readonly string[]): Promise<CodeHolder[]> =>
  tx.db.$queryRaw<CodeHolder[]>(sql`
    SELECT ${COLUMNS} ${LOCKED(tx)} AND i.account_id = ANY (${ids}::uuid[])
    ORDER BY array_position(${ids}::uuid[], a.id)`);

/** How many there are in each tab, counted to one more than `COUNTED`. */
export async function countHolders(
  tx: OrgTx,
  filter: HandoverFilter,
): Promise<Record<Tab, number>> {
  const all = await narrowed(tx, { ...filter, tab: "all" });
  const soon = new Date(tx.now.getTime() + SOON_MS);
  const [counts] = await tx.db.$queryRaw<Record<Tab, number>[]>(sql`
    SELECT count(*)::int AS "all", count(*) FILTER (WHERE found.at IS NULL)::int AS waiting,
      count(*) FILTER (WHERE found.at IS NOT NULL)::int AS handed, count(*) FILTER (WHERE found.ends <= ${soon})::int AS soon,
      (SELECT count(*)::int FROM (SELECT 1 ${LOCKED(tx)} ${all} LIMIT ${COUNTED + 1}) stuck) AS locked,
      (SELECT count(*)::int FROM (SELECT 1 ${MADE(tx)} ${all} LIMIT ${COUNTED + 1}) early) AS made
    FROM (SELECT s.handed_over_at AS at, s.expires_at AS ends ${LIVE(tx)} ${all} LIMIT ${COUNTED + 1}) found`);
  return counts ?? { all: 0, waiting: 0, handed: 0, soon: 0, locked: 0, made: 0 };
}

/** By what the letters of people are put together. Where a view is of one team, everybody in it belongs there, whatever else they are in. */
function groupOf(tx: OrgTx, split: Split, team: string | undefined): Sql {
  if (split === "OWNER") return nameOf(sql`a.owner_id`);
  if (split === "NONE") return sql`NULL::text`;
  return team
    ? sql`(SELECT t.name FROM app.teams t WHERE t.org_id = ${tx.org}::uuid AND t.id = ${team}::uuid)`
    : TEAM;
}

/** Everybody in a view, or of these, in the order of their letters: by team or owner, then by name. At most so many. */
export async function listChosen(
  tx: OrgTx,
  chosen: { ids: readonly string[] } | { filter: HandoverFilter },
  split: Split = "NONE",
): Promise<{ id: string; sendId: string; group: string | null }[]> {
  const isView = "filter" in chosen;
  const group = groupOf(tx, split, isView ? chosen.filter.team : undefined);
  const from = (which: Sql): Sql =>
    sql`SELECT a.id, s.id AS "sendId", ${group} AS "group", a.name_key AS name ${which}`;
  const these = isView ? empty : sql`AND i.account_id = ANY (${chosen.ids}::uuid[])`;
  const found = isView
    ? from(
        sql`${chosen.filter.tab === "made" ? MADE(tx) : LIVE(tx)} ${await narrowed(tx, chosen.filter)}`,
      )
    : sql`${from(sql`${LIVE(tx)} ${these}`)} UNION ALL ${from(sql`${MADE(tx)} ${these}`)}`;
  return tx.db.$queryRaw(sql`
    SELECT id, "sendId", "group" FROM (${found}) found ORDER BY "group" NULLS LAST, name, id LIMIT ${MOST_CHOSEN}`);
}
