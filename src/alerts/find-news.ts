import { AT_WORK } from "@/campaigns/queries";
import type { OrgTx } from "@/lib/org";
import type { Sql } from "@/lib/sql";
import { sql } from "@/lib/sql";
import { IS_LOST } from "@/messages/queries";
import type { AlertKind } from "./rules";
import { spanOfNews } from "./rules";

export type News = {
  kind: AlertKind;
  /** Names what it is about: told once. */
  key: string;
  campaignId: string | null;
  importId: string | null;
  /** Who began it; nobody in particular where that is null. */
  owner: string | null;
  /** Numbers and moments; nothing that names a person. */
  details: Record<string, unknown>;
  /** So short that whoever began it saw its end: known, and no news. */
  isWatched: boolean;
};

const news = (kind: AlertKind, key: Sql, owner: Sql, details: Sql, about: Sql): Sql =>
  sql`SELECT ${kind}::text AS kind, ${key} AS key, ${about}, ${owner} AS owner, ${details} AS details`;
const NO_ONE = sql`NULL::uuid`;
const CAMPAIGN = sql`c.id AS "campaignId", NULL::uuid AS "importId"`;
const IMPORT = sql`NULL::uuid AS "campaignId", i.id AS "importId"`;
const NOTHING = sql`NULL::uuid AS "campaignId", NULL::uuid AS "importId"`;

const LOST = sql`(SELECT count(*)::int FROM app.messages m
  WHERE m.org_id = c.org_id AND m.campaign_id = c.id AND (m.state IN ('BOUNCED', 'COMPLAINED', 'FAILED') OR (${IS_LOST})))`;
const FIGURES = sql`jsonb_build_object('written', c.done - c.coded, 'coded', c.coded, 'left', c.refused, 'lost', ${LOST})`;
const ACTS_FOR = sql`coalesce(c.taken_by, c.made_by)`;
/** Of campaigns that stopped by themselves: a stop after somebody let it go on is another one. */
const STOP_KEY = sql`c.id || ':' || (SELECT count(*) FROM app.audit_entries e
  WHERE e.org_id = c.org_id AND e.act_id = c.id AND e.act = 'campaign.resumed')`;

/** What failed may be tried again: each try has an end of its own. */
const DONE_KEY = sql`concat_ws(':', c.id, c.retried_at)`;

/** Automatic reminders end every day: their page says so, and nobody needs a letter about it. */
const campaignsDone = (tx: OrgTx): Sql => sql`
  ${news("CAMPAIGN_DONE", DONE_KEY, ACTS_FOR, FIGURES, CAMPAIGN)}
  FROM app.campaigns c LEFT JOIN app.imports i ON i.org_id = c.org_id AND i.id = c.import_id
  WHERE c.org_id = ${tx.org}::uuid AND c.told_at IS NULL AND c.state = 'SENDING' AND c.source <> 'AUTOMATIC'
    AND (c.import_id IS NULL OR i.finished_at IS NOT NULL) AND NOT ${AT_WORK}`;

const campaignsStopped = (tx: OrgTx): Sql => sql`
  ${news("CAMPAIGN_STOPPED", STOP_KEY, sql`CASE WHEN c.stopped_why <> 'not-allowed' THEN ${ACTS_FOR} END`, FIGURES, CAMPAIGN)}
  FROM app.campaigns c
  WHERE c.org_id = ${tx.org}::uuid AND c.told_at IS NULL AND c.state = 'PAUSED' AND c.stopped_why IS NOT NULL`;

/** Somebody else holds or ends it: each holding is another one, and it ends once. */
const STEER_KEY = sql`c.id || CASE c.state WHEN 'PAUSED' THEN ':paused:' || (SELECT count(*) FROM app.audit_entries e
  WHERE e.org_id = c.org_id AND e.act_id = c.id AND e.act = 'campaign.paused') ELSE ':stopped' END`;

/** What whoever began it did not do themselves; automatic reminders nobody began. */
const campaignsSteered = (tx: OrgTx): Sql => sql`
  ${news("CAMPAIGN_STOPPED", STEER_KEY, ACTS_FOR, sql`${FIGURES} || jsonb_build_object('step', CASE c.state WHEN 'PAUSED' THEN 'pause' ELSE 'stop' END)`, CAMPAIGN)}
  FROM app.campaigns c
  WHERE c.org_id = ${tx.org}::uuid AND c.told_at IS NULL AND c.state IN ('PAUSED', 'STOPPING', 'STOPPED') AND c.stopped_why IS NULL
    AND c.steered_by <> ${ACTS_FOR}`;

/** What became of the rows of a file: each of them is in one number. Corrections have none of their own. */
const OUTCOMES = sql`(SELECT jsonb_build_object('rows', CASE WHEN i.corrects IS NULL THEN count(*) ELSE i.total END, 'done', i.done,
    'refused', i.refused, 'created', count(*) FILTER (WHERE r.outcome = 'done' AND r.verdict = 'CREATE'),
    'changed', CASE WHEN i.corrects IS NULL THEN count(*) FILTER (WHERE r.outcome = 'done' AND r.verdict <> 'CREATE') ELSE i.done END,
    'unchanged', count(*) FILTER (WHERE r.verdict = 'NONE' OR r.outcome = 'unchanged'),
    'faulty', count(*) FILTER (WHERE r.verdict IN ('ERROR', 'CONFLICT')),
    'left', count(*) FILTER (WHERE r.outcome IS NULL AND r.verdict NOT IN ('NONE', 'ERROR', 'CONFLICT')),
    'invited', (SELECT coalesce(sum(c.done), 0) FROM app.campaigns c WHERE c.org_id = i.org_id AND c.import_id = i.id))
  FROM app.import_rows r WHERE r.org_id = i.org_id AND r.import_id = i.id)`;

const importsDone = (tx: OrgTx): Sql => sql`
  ${news("IMPORT_DONE", sql`i.id::text`, sql`i.made_by`, OUTCOMES, IMPORT)}
  FROM app.imports i
  WHERE i.org_id = ${tx.org}::uuid AND i.told_at IS NULL AND i.state = 'APPLIED'`;

/** Whoever applies a file waits for it so long, and sees on its page what became of it. */
const isWatched = (
  tx: OrgTx,
): Sql => sql`coalesce((SELECT i.finished_at - i.begun_at < interval '1 minute' FROM app.imports i
  WHERE n.kind = 'IMPORT_DONE' AND i.org_id = ${tx.org}::uuid AND i.id = n."importId"), false)`;

/** The organisation's own server, or the installation's where letters of it wait; or the provider of texts, where texts do. */
const mailFailing = (tx: OrgTx, before: Date): Sql => sql`
  ${news("MAIL_FAILING", sql`'own ' || d.failed_at`, NO_ONE, sql`jsonb_build_object('since', d.failed_at, 'own', true)`, NOTHING)}
  FROM app.senders d WHERE d.org_id = ${tx.org}::uuid AND d.failed_at < ${before}
  UNION ALL
  ${news("MAIL_FAILING", sql`'installation ' || b.opened_at`, NO_ONE, sql`jsonb_build_object('since', b.opened_at, 'own', false)`, NOTHING)}
  FROM ops.breakers b
  WHERE b.key = 'mail' AND b.opened_at < ${before} AND NOT EXISTS (SELECT FROM app.senders d WHERE d.org_id = ${tx.org}::uuid)
    AND EXISTS (SELECT FROM app.messages m WHERE m.org_id = ${tx.org}::uuid AND m.channel = 'EMAIL' AND m.state IN ('QUEUED', 'DELAYED'))
  UNION ALL
  ${news("MAIL_FAILING", sql`'texts ' || b.opened_at`, NO_ONE, sql`jsonb_build_object('since', b.opened_at, 'texts', true)`, NOTHING)}
  FROM ops.breakers b WHERE b.key = 'texts' AND b.opened_at < ${before}
    AND EXISTS (SELECT FROM app.messages m WHERE m.org_id = ${tx.org}::uuid AND m.channel = 'SMS' AND m.state IN ('QUEUED', 'DELAYED'))`;

const capReached = (tx: OrgTx): Sql => sql`
  ${news("CAP_REACHED", sql`o.held_until::text`, NO_ONE, sql`jsonb_build_object('expiresAt', o.held_until)`, NOTHING)}
  FROM app.organizations o WHERE o.org_id = ${tx.org}::uuid AND o.held_until > ${tx.now}
  UNION ALL
  ${news("CAP_REACHED", sql`'texts ' || o.texts_held_until`, NO_ONE, sql`jsonb_build_object('expiresAt', o.texts_held_until, 'texts', true)`, NOTHING)}
  FROM app.organizations o WHERE o.org_id = ${tx.org}::uuid AND o.texts_held_until > ${tx.now}`;

/** Only where letters would leave as that domain: over a server of one's own its records are nobody's affair here. */
const domainFallen = (tx: OrgTx, since: Date): Sql => sql`
  ${news("DOMAIN_FALLEN", sql`c.domain || ' ' || c.fallen_at`, NO_ONE, sql`jsonb_build_object('since', c.fallen_at)`, NOTHING)}
  FROM app.domain_checks c JOIN app.organizations o ON o.org_id = c.org_id
  WHERE c.org_id = ${tx.org}::uuid AND c.fallen_at > ${since} AND split_part(lower(o.from_address), '@', -1) = c.domain
    AND NOT EXISTS (SELECT FROM app.senders d WHERE d.org_id = c.org_id)`;

/** Once a day at most, however many come and however they are decided about. */
const joinsWaiting = (tx: OrgTx): Sql => sql`
  ${news(
    "JOIN_WAITING",
    sql`l.id || ' ' || (max(r.proven_at) AT TIME ZONE o.time_zone)::date`,
    NO_ONE,
    sql`jsonb_build_object('rows', count(*), 'since', min(r.proven_at))`,
    NOTHING,
  )}
  FROM app.join_links l JOIN app.organizations o ON o.org_id = l.org_id
  JOIN app.join_requests r ON r.org_id = l.org_id AND r.link_id = l.id AND r.state = 'WAITING'
  WHERE l.org_id = ${tx.org}::uuid AND l.closed_at IS NULL GROUP BY l.id, o.time_zone`;

const joinPaused = (tx: OrgTx): Sql => sql`
  ${news("JOIN_PAUSED", sql`l.id || ' ' || l.paused_at`, NO_ONE, sql`jsonb_build_object('since', l.paused_at)`, NOTHING)}
  FROM app.join_links l WHERE l.org_id = ${tx.org}::uuid AND l.closed_at IS NULL AND l.paused_at IS NOT NULL`;

/**
 * What happened and nobody was told of yet: it follows from how things stand, so that no act has to remember to tell.
 * Campaigns and imports take as long as they take: that they were told is kept with them (`told_at`).
 */
export function findNews(tx: OrgTx): Promise<News[]> {
  const { since, before } = spanOfNews(tx.now);
  return tx.db.$queryRaw<News[]>(sql`
    SELECT n.*, ${isWatched(tx)} AS "isWatched" FROM (${campaignsDone(tx)} UNION ALL ${campaignsStopped(tx)} UNION ALL ${campaignsSteered(tx)} UNION ALL ${importsDone(tx)}
      UNION ALL ${mailFailing(tx, before)} UNION ALL ${capReached(tx)} UNION ALL ${domainFallen(tx, since)}
      UNION ALL ${joinsWaiting(tx)} UNION ALL ${joinPaused(tx)}) n
    WHERE coalesce(n."campaignId", n."importId") IS NOT NULL OR NOT EXISTS (SELECT FROM app.alerts t WHERE t.org_id = ${tx.org}::uuid AND t.kind = n.kind AND t.key = n.key)`);
}
