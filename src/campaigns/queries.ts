import { plainText } from "@/accounts/input";
import type { ByChannel, Channel } from "@/addressees/rules";
import { NOBODY } from "@/addressees/rules";
import type { OrgTx } from "@/lib/org";
import type { Sql } from "@/lib/sql";
import { empty, sql } from "@/lib/sql";
import type { MessageState } from "@/messages/rules";
import type { Arrivals, Rest } from "@/waves/rules";
import type { CampaignKind, CampaignSource, CampaignState } from "./rules";

/** A letter of campaign `c` that is to leave, or to be sent again or replaced. */
export const AT_WORK = sql`(c.replaces_lost OR EXISTS (SELECT FROM app.messages m
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
  /** When it begins, or was to begin, where a time was chosen. */
  startsAt: Date | null;
  /** Whom it was begun for; of them done: written to, refused: left out; the rest is still to be queued. */
  count: number;
  done: number;
  refused: number;
  /** Of those done: invited with an access code. */
  coded: number;
  /** What was confirmed, by channel; null where nobody did, as of imports. */
  meant: ByChannel | null;
  /** Nobody, of automatic reminders. */
  madeBy: string | null;
  maker: string | null;
  createdAt: Date;
};

const COLUMNS = sql`c.id, c.kind, c.source, c.import_id AS "importId", ${STATE} AS state, c.stopped_why AS "stoppedWhy", c.starts_at AS "startsAt",
  c.count, c.done, c.refused, c.coded, c.meant, c.made_by AS "madeBy", nullif(btrim(concat_ws(' ', b.first_name, b.last_name)), '') AS maker,
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
  /** Who has taken it over from whoever made it, and lost their rights. */
  takenBy: string | null;
  taker: string | null;
  /** Letters of the first wave; when the rest follows by itself, and when it was let go. */
  firstCount: number | null;
  rest: Rest | null;
  restHours: number | null;
  restAt: Date | null;
  restBegunAt: Date | null;
  stopAbove: number | null;
  /** Letters a minute. */
  pace: number;
  /** Outside of the organisation's hours: its letters leave from then on. */
  quietUntil: Date | null;
  withCodes: boolean;
  /** Its tick is to let integrations invite whom they add; its beginning did; and whether they do at this moment. */
  switchesIntegrations: boolean;
  hasSwitched: boolean;
  integrationsInvite: boolean;
  /** Who said no until then is written to all the same. */
  declinedUntil: Date | null;
  beganAt: Date | null;
  queuedAt: Date | null;
  /** When it was stopped, or the last of its letters got its state. */
  finishedAt: Date | null;
  /** The organisation's letters of the day are spent: the others leave from then on. */
  heldUntil: Date | null;
  /** The day's texts are spent, and some of the campaign's wait: they leave from then on. */
  textsHeldUntil: Date | null;
  /** The installation's provider is out of reach since then, and the organisation has no server of its own. */
  outageSince: Date | null;
  /** The provider of texts is out of reach since then, and some of the campaign's wait. */
  textsOutageSince: Date | null;
};

/** A campaign; null for an unknown id and one of another organisation alike. */
export async function readCampaign(tx: OrgTx, id: string): Promise<CampaignView | null> {
  const rows = await tx.db.$queryRaw<CampaignView[]>(sql`
    SELECT ${COLUMNS}, c.selection_id AS "selectionId", s.query, w.subject, w.body, c.steered_by AS "steeredBy", c.taken_by AS "takenBy",
      (SELECT nullif(btrim(concat_ws(' ', t.first_name, t.last_name)), '') FROM app.accounts t
        WHERE t.org_id = c.org_id AND t.id = c.taken_by) AS taker,
      c.first_count AS "firstCount", c.rest, c.rest_hours AS "restHours", c.rest_at AS "restAt", c.rest_begun_at AS "restBegunAt",
      c.stop_above AS "stopAbove", c.pace, CASE WHEN c.quiet_until > ${tx.now} THEN c.quiet_until END AS "quietUntil",
      c.with_codes AS "withCodes", CASE WHEN c.with_declined THEN c.created_at END AS "declinedUntil", c.began_at AS "beganAt", c.queued_at AS "queuedAt",
      c.switches_integrations AS "switchesIntegrations", c.switches_integrations AND c.began_at IS NOT NULL AS "hasSwitched", o.integrations_invite AS "integrationsInvite",
      CASE WHEN c.state = 'SENDING' AND NOT ${AT_WORK} THEN coalesce((SELECT max(m.state_at) FROM app.messages m
        WHERE m.org_id = c.org_id AND m.campaign_id = c.id), c.queued_at) ELSE c.finished_at END AS "finishedAt",
      CASE WHEN o.held_until > ${tx.now} THEN o.held_until END AS "heldUntil",
      CASE WHEN o.texts_held_until > ${tx.now} AND EXISTS (SELECT FROM app.messages m WHERE m.org_id = c.org_id
        AND m.campaign_id = c.id AND m.channel = 'SMS' AND m.state IN ('QUEUED', 'DELAYED')) THEN o.texts_held_until END AS "textsHeldUntil",
      (SELECT b.opened_at FROM ops.breakers b WHERE b.key = 'mail'
        AND NOT EXISTS (SELECT FROM app.senders d WHERE d.org_id = c.org_id) AND EXISTS (SELECT FROM app.messages m WHERE m.org_id = c.org_id
        AND m.campaign_id = c.id AND m.channel = 'EMAIL' AND m.state IN ('QUEUED', 'DELAYED'))) AS "outageSince",
      (SELECT b.opened_at FROM ops.breakers b WHERE b.key = 'texts' AND EXISTS (SELECT FROM app.messages m WHERE m.org_id = c.org_id
        AND m.campaign_id = c.id AND m.channel = 'SMS' AND m.state IN ('QUEUED', 'DELAYED'))) AS "textsOutageSince"
    FROM ${FROM}
    JOIN app.selections s ON s.org_id = c.org_id AND s.id = c.selection_id
    JOIN app.organizations o ON o.org_id = c.org_id
    LEFT JOIN app.wordings w ON w.org_id = c.org_id AND w.id = c.wording_id
    WHERE c.org_id = ${tx.org}::uuid AND c.id = ${id}::uuid`);
  return rows[0] ?? null;
}

/** LATE: taken by a server that is late with it since. */
export type LetterState = MessageState | "LATE";
export type LetterTally = Partial<Record<LetterState, number>>;

export type CampaignFilter = {
  /** By the name of whoever began it, or its subject. */
  q?: string | undefined;
  state?: CampaignState | undefined;
  kind?: CampaignKind | undefined;
  /** The last one of the page before; going back the first of the page after. */
  after?: CampaignPlace | undefined;
};
export type CampaignPlace = { createdAt: Date; id: string; back?: boolean };
export const CAMPAIGNS_A_PAGE = 50;

const inState = (state: CampaignState): Sql => {
  if (state === "DONE") return sql`AND c.state = 'SENDING' AND NOT ${AT_WORK}`;
  return state === "SENDING"
    ? sql`AND c.state = 'SENDING' AND ${AT_WORK}`
    : sql`AND c.state = ${state}`;
};

const named = (q: string): Sql => {
  const [needle, asTyped] = [plainText(q), q.trim().toLowerCase()];
  return sql`AND (strpos(b.search_text, ${needle}) > 0 OR EXISTS (SELECT FROM app.wordings w
    WHERE w.org_id = c.org_id AND w.id = c.wording_id AND (strpos(lower(w.subject), ${needle}) > 0 OR strpos(lower(w.subject), ${asTyped}) > 0)))`;
};

/** A page of campaigns, the newest first, and whether there are others beyond it. */
export async function listCampaigns(
  tx: OrgTx,
  { q, state, kind, after }: CampaignFilter,
): Promise<{ rows: CampaignRow[]; more: boolean }> {
  const [than, order] = after?.back ? [sql`>`, sql`ASC`] : [sql`<`, sql`DESC`];
  const found = await tx.db.$queryRaw<CampaignRow[]>(sql`
    SELECT ${COLUMNS} FROM ${FROM}
    WHERE c.org_id = ${tx.org}::uuid ${kind ? sql`AND c.kind = ${kind}` : empty} ${state ? inState(state) : empty}
      ${q ? named(q) : empty} ${after ? sql`AND (c.created_at, c.id) ${than} (${after.createdAt}, ${after.id}::uuid)` : empty}
    ORDER BY c.created_at ${order}, c.id ${order} LIMIT ${CAMPAIGNS_A_PAGE + 1}`);
  const rows = found.slice(0, CAMPAIGNS_A_PAGE);
  return { rows: after?.back ? rows.reverse() : rows, more: found.length > rows.length };
}

/** Letters of a campaign that are out, and those of them that did not arrive. */
export async function readArrivals(tx: OrgTx, id: string): Promise<Arrivals> {
  const rows = await tx.db.$queryRaw<Arrivals[]>(sql`
    SELECT count(*)::int AS gone, count(*) FILTER (WHERE state IN ('BOUNCED', 'COMPLAINED', 'FAILED'))::int AS bad FROM app.messages
    WHERE org_id = ${tx.org}::uuid AND campaign_id = ${id}::uuid
      AND state IN ('SENT', 'DELIVERED', 'BOUNCED', 'COMPLAINED', 'FAILED')`);
  return rows[0] ?? { gone: 0, bad: 0 };
}

/** Letters of a campaign that have not left, by their way. */
export async function tallyWaiting(tx: OrgTx, id: string): Promise<ByChannel> {
  const rows = await tx.db.$queryRaw<{ channel: Channel; count: number }[]>(sql`
    SELECT channel, count(*)::int AS count FROM app.messages
    WHERE org_id = ${tx.org}::uuid AND campaign_id = ${id}::uuid AND state IN ('QUEUED', 'DELAYED') GROUP BY channel`);
  return { ...NOBODY, ...Object.fromEntries(rows.map(({ channel, count }) => [channel, count])) };
}

/** How many of a campaign's letters are texts. Where none was meant to be, nobody counts. */
export async function countTexts(
  tx: OrgTx,
  { id, meant }: Pick<CampaignRow, "id" | "meant">,
): Promise<number> {
  if (meant?.SMS === 0) return 0;
  return tx.db.message.count({ where: { orgId: tx.org, campaignId: id, channel: "SMS" } });
}

/** How many of a campaign's letters are in which state; states that none is in are left out. */
export async function tallyMessages(tx: OrgTx, id: string): Promise<LetterTally> {
  const letters = sql`app.messages WHERE org_id = ${tx.org}::uuid AND campaign_id = ${id}::uuid`;
  const rows = await tx.db.$queryRaw<{ state: LetterState; count: number }[]>(sql`
    SELECT state, count(*)::int AS count FROM ${letters} GROUP BY state
    UNION ALL SELECT 'LATE', count(*)::int FROM ${letters} AND state = 'SENT' AND reason = 'delayed'`);
  const tally: LetterTally = Object.fromEntries(rows.map(({ state, count }) => [state, count]));
  const { LATE = 0, SENT = 0 } = tally;
  const counts = Object.entries({ ...tally, SENT: SENT - LATE }).filter(([, count]) => count > 0);
  return Object.fromEntries(counts);
}
