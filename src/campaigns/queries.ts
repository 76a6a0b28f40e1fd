import type { Named } from "@/accounts/input";
import type { AccountStatus, SuspensionSource } from "@/accounts/rules";
import type { OrgTx } from "@/lib/org";
import type { Sql } from "@/lib/sql";
import { empty, sql } from "@/lib/sql";
import type { MessageState } from "@/messages/rules";
import type { Addressee, CampaignKind, CampaignSource, CampaignState } from "./rules";

/** A letter of campaign `c` that is to leave, or to be sent again. */
const AT_WORK = sql`(EXISTS (SELECT FROM app.messages m
    WHERE m.org_id = c.org_id AND m.campaign_id = c.id AND m.state IN ('QUEUED', 'DELAYED'))
  OR EXISTS (SELECT FROM app.messages m
    WHERE m.org_id = c.org_id AND m.campaign_id = c.id AND m.state = 'FAILED' AND m.state_at < c.retried_at))`;
/** SENDING is over once no letter waits: whoever looks sees it, and no job has to notice. */
const STATE = sql`CASE WHEN c.state = 'SENDING' AND NOT ${AT_WORK} THEN 'DONE' ELSE c.state END`;

export type CampaignRow = {
  id: string;
  kind: CampaignKind;
  source: CampaignSource;
  /** The import whose people it invites. */
  importId: string | null;
  state: CampaignState;
  /** Why it stands still without anybody's having paused it. */
  stoppedWhy: string | null;
  /** Whom it was begun for; of them done: written to, refused: left out; the rest is still to be queued. */
  count: number;
  done: number;
  refused: number;
  madeBy: string;
  maker: string | null;
  createdAt: Date;
};

const COLUMNS = sql`c.id, c.kind, c.source, c.import_id AS "importId", ${STATE} AS state, c.stopped_why AS "stoppedWhy",
  c.count, c.done, c.refused, c.made_by AS "madeBy", nullif(btrim(concat_ws(' ', b.first_name, b.last_name)), '') AS maker,
  c.created_at AS "createdAt"`;
const FROM = sql`app.campaigns c LEFT JOIN app.accounts b ON b.org_id = c.org_id AND b.id = c.made_by`;

export type CampaignView = CampaignRow & {
  selectionId: string;
  /** The view of the People list whose people it was begun for; empty where they were ticked by hand. */
  query: string;
  /** What the admin wrote instead of the default message. */
  subject: string | null;
  body: string | null;
  steeredBy: string | null;
  beganAt: Date | null;
  queuedAt: Date | null;
  /** When it was stopped, or the last of its letters got its state. */
  finishedAt: Date | null;
  /** The organisation's letters of the day are spent: the others leave from then on. */
  heldUntil: Date | null;
  /** The installation's provider is out of reach since then, and the organisation has no server of its own. */
  outageSince: Date | null;
};

/** A campaign; null for an unknown id and one of another organisation alike. */
export async function readCampaign(tx: OrgTx, id: string): Promise<CampaignView | null> {
  const rows = await tx.db.$queryRaw<CampaignView[]>(sql`
    SELECT ${COLUMNS}, c.selection_id AS "selectionId", s.query, w.subject, w.body, c.steered_by AS "steeredBy",
      c.began_at AS "beganAt", c.queued_at AS "queuedAt",
      CASE WHEN c.state = 'SENDING' AND NOT ${AT_WORK} THEN coalesce((SELECT max(m.state_at) FROM app.messages m
        WHERE m.org_id = c.org_id AND m.campaign_id = c.id), c.queued_at) ELSE c.finished_at END AS "finishedAt",
      CASE WHEN o.held_until > ${tx.now} THEN o.held_until END AS "heldUntil",
      (SELECT b.opened_at FROM ops.breakers b WHERE b.key = 'mail'
        AND NOT EXISTS (SELECT FROM app.senders d WHERE d.org_id = c.org_id)) AS "outageSince"
    FROM ${FROM}
    JOIN app.selections s ON s.org_id = c.org_id AND s.id = c.selection_id
    JOIN app.organizations o ON o.org_id = c.org_id
    LEFT JOIN app.wordings w ON w.org_id = c.org_id AND w.id = c.wording_id
    WHERE c.org_id = ${tx.org}::uuid AND c.id = ${id}::uuid`);
  return rows[0] ?? null;
}

export type CampaignFilter = {
  state?: CampaignState | undefined;
  kind?: CampaignKind | undefined;
  /** The last one of the page before. */
  after?: { createdAt: Date; id: string } | undefined;
};
export const CAMPAIGNS_A_PAGE = 50;

/** Campaigns, the newest first; one more than a page holds where there are more. */
export const listCampaigns = (tx: OrgTx, filter: CampaignFilter): Promise<CampaignRow[]> => {
  const { state, kind, after } = filter;
  return tx.db.$queryRaw<CampaignRow[]>(sql`
    SELECT ${COLUMNS} FROM ${FROM}
    WHERE c.org_id = ${tx.org}::uuid ${kind ? sql`AND c.kind = ${kind}` : empty} ${state ? sql`AND ${STATE} = ${state}` : empty}
      ${after ? sql`AND (c.created_at, c.id) < (${after.createdAt}, ${after.id}::uuid)` : empty}
    ORDER BY c.created_at DESC, c.id DESC LIMIT ${CAMPAIGNS_A_PAGE + 1}`);
};

/** How many of a campaign's letters are in which state; states that none is in are left out. */
export async function tallyMessages(
  tx: OrgTx,
  id: string,
): Promise<Partial<Record<MessageState, number>>> {
  const rows = await tx.db.$queryRaw<{ state: MessageState; count: number }[]>(sql`
    SELECT state, count(*)::int AS count FROM app.messages
    WHERE org_id = ${tx.org}::uuid AND campaign_id = ${id}::uuid GROUP BY state`);
  return Object.fromEntries(rows.map(({ state, count }) => [state, count]));
}

/** People who are alike in all that decides whether they are written to. */
export type Alike = Omit<Addressee, "claimedAt" | "erasedAt" | "declinedAt"> & {
  status: AccountStatus;
  statusBeforeClose: AccountStatus | null;
  suspensionSource: SuspensionSource | null;
  claimedAt: Date | null;
  erasedAt: Date | null;
  declinedAt: Date | null;
};

/** Letters of the invitation of account `a` that counts now. Inviting does not ask. */
const lettersOf = (kind: CampaignKind): Sql =>
  kind === "INVITE"
    ? sql`0`
    : sql`(SELECT least(count(*), 3)::int FROM app.messages m JOIN app.sends s ON s.org_id = m.org_id AND s.id = m.send_id
        WHERE m.org_id = a.org_id AND m.account_id = a.id AND m.letter IN ('invitation', 'reminder') AND m.state <> 'CANCELLED'
          AND s.epoch = a.epoch)`;

/** What decides, of accounts `a` in `from`, by which alike ones stand together. */
const traits = (kind: CampaignKind, from: Sql): Sql => sql`
  SELECT a.id, a.status, a.status_before_close, a.suspension_source, a.claimed_at IS NOT NULL AS claimed,
    a.erased_at IS NOT NULL AS erased, a.declined_at IS NOT NULL AS declined, a.email IS NOT NULL AS addressed,
    a.undeliverable_at IS NOT NULL AS undeliverable, a.reminders_off_at IS NOT NULL AS quiet, ${lettersOf(kind)} AS letters, a.language, a.name_key
  FROM ${from}`;
const GROUPED = sql`status, status_before_close AS "statusBeforeClose", suspension_source AS "suspensionSource",
  CASE WHEN claimed THEN now() END AS "claimedAt", CASE WHEN erased THEN now() END AS "erasedAt",
  CASE WHEN declined THEN now() END AS "declinedAt", addressed AS "hasAddress", undeliverable AS "isUndeliverable", quiet AS "isQuiet", letters`;
const BY = sql`status, status_before_close, suspension_source, claimed, erased, declined, addressed, undeliverable, quiet, letters`;

/** Locks these people, in the order of their ids as whoever moves them does, and tells by what their letter is decided. */
export async function lockAddressees(
  tx: OrgTx,
  kind: CampaignKind,
  ids: readonly string[],
): Promise<(Alike & { ids: string[] })[]> {
  await tx.db.$executeRaw(sql`
    SELECT FROM app.accounts WHERE org_id = ${tx.org}::uuid AND id = ANY (${ids}::uuid[]) ORDER BY id FOR UPDATE`);
  const from = sql`app.accounts a WHERE a.org_id = ${tx.org}::uuid AND a.id = ANY (${ids}::uuid[])`;
  return tx.db.$queryRaw(
    sql`SELECT ${GROUPED}, array_agg(id) AS ids FROM (${traits(kind, from)}) t GROUP BY ${BY}`,
  );
}

/** Members of a selection that nobody wrote to yet; with or without those who may do more than the actor. */
const membersOf = (
  tx: OrgTx,
  selectionId: string,
  above: readonly string[],
  areAbove: boolean,
) => sql`
  app.selection_members n JOIN app.accounts a ON a.org_id = n.org_id AND a.id = n.account_id
  WHERE n.org_id = ${tx.org}::uuid AND n.selection_id = ${selectionId}::uuid AND n.outcome IS NULL
    AND (a.id = ANY (${above}::uuid[])) = ${areAbove}`;

export type Whom = { selectionId: string; kind: CampaignKind };
export type AlikeMembers = Alike & { language: string | null; count: number; ids: string[] };

/** Who was chosen: alike ones together by language, with some of their ids. */
export const groupMembers = (
  tx: OrgTx,
  { selectionId, kind }: Whom,
  above: readonly string[],
  areAbove: boolean,
): Promise<AlikeMembers[]> =>
  tx.db.$queryRaw(sql`
    SELECT ${GROUPED}, language, count(*)::int AS count, (array_agg(id))[1:3] AS ids
    FROM (${traits(kind, membersOf(tx, selectionId, above, areAbove))}) t GROUP BY ${BY}, language`);

/** Members of a selection who hold rights: nobody writes to who may do more than they. */
export async function readRightHolders(tx: OrgTx, selectionId: string): Promise<string[]> {
  const rows = await tx.db.$queryRaw<{ id: string }[]>(sql`
    SELECT DISTINCT r.account_id AS id FROM app.account_roles r
    JOIN app.selection_members n ON n.org_id = r.org_id AND n.selection_id = ${selectionId}::uuid AND n.account_id = r.account_id
    WHERE r.org_id = ${tx.org}::uuid AND n.outcome IS NULL`);
  return rows.map(({ id }) => id);
}

type Person = Named & { id: string };

/** What these people are called by. */
export const readNames = (tx: OrgTx, ids: readonly string[]): Promise<Person[]> =>
  tx.db.$queryRaw<Person[]>(sql`
    SELECT a.id, a.first_name AS "firstName", a.last_name AS "lastName", a.email, a.login, a.external_id AS "externalId", a.phone
    FROM app.accounts a WHERE a.org_id = ${tx.org}::uuid AND a.id = ANY (${ids}::uuid[])`);
