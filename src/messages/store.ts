import type { OrgTx } from "@/lib/org";
import { currentKeyVersion, newId } from "@/lib/secrets";
import type { Sql } from "@/lib/sql";
import { rowset, sql } from "@/lib/sql";
import { IS_WANTED, WHY_DEAD } from "./queries";
import type { Lane, LeasedMessage, LetterName, Settled } from "./rules";
import { LANES } from "./rules";

export type SendRow = {
  purpose: "INVITATION" | "RESET" | "PROOF" | "RECOVERY" | "ADDRESS" | "JOIN";
  accountId?: string | null;
  invitationId?: string | null;
  seq?: number;
  addressKey?: string | null;
  epoch?: number;
  expiresAt: Date;
};

/** Writes sends; their fresh random ids are what secrets are derived from. Same order out as in. */
export async function insertSends(
  tx: OrgTx,
  rows: SendRow[],
): Promise<{ id: string; keyVersion: number }[]> {
  const keyVersion = currentKeyVersion();
  const made = rows.map((row) => ({ seq: 1, epoch: 0, ...row, id: newId() }));
  await tx.db.$executeRaw(sql`
    INSERT INTO app.sends (org_id, id, purpose, account_id, invitation_id, seq, address_key, epoch, key_version, expires_at, created_at)
    SELECT ${tx.org}::uuid, r.id, r.purpose, r."accountId", r."invitationId", r.seq, r."addressKey", r.epoch, ${keyVersion}, r."expiresAt", ${tx.now}
    FROM jsonb_to_recordset(${rowset(made)}) AS r (id uuid, purpose text, "accountId" uuid, "invitationId" uuid, seq int,
      "addressKey" text, epoch int, "expiresAt" timestamptz)`);
  return made.map(({ id }) => ({ id, keyVersion }));
}

export type MessageRow = {
  letter: LetterName;
  lane: Lane;
  accountId?: string | null;
  sendId?: string | null;
  wordingId?: string | null;
  locale: string;
  toAddress: string;
  /** By mail where nothing is said. */
  channel?: "EMAIL" | "SMS";
  details?: Record<string, unknown>;
};

/** Under which name somebody waits for the message that carries this send: nobody does where it invites nobody. */
const waitingName = (tx: OrgTx): Sql => sql`
  (SELECT a.name_key FROM app.sends s JOIN app.accounts a ON a.org_id = s.org_id AND a.id = s.account_id
    WHERE s.org_id = ${tx.org}::uuid AND s.id = r."sendId" AND s.purpose = 'INVITATION' AND a.status = 'INVITED')`;

/** Without words of its own a message gets the organisation's for this letter in this language, as they are now. */
export async function insertMessages(tx: OrgTx, rows: MessageRow[]): Promise<{ id: string }[]> {
  const made = rows.map((row) => ({ ...row, id: newId() }));
  await tx.db.$executeRaw(sql`
    INSERT INTO app.messages (org_id, id, letter, lane, channel, account_id, send_id, wording_id, locale, to_address, details,
      next_attempt_at, queued_at, state_at, waiting_name)
    SELECT ${tx.org}::uuid, r.id, r.letter, r.lane, coalesce(r.channel, 'EMAIL'), r."accountId", r."sendId", coalesce(r."wordingId", t.wording_id), r.locale, r."toAddress",
      coalesce(r.details, '{}'::jsonb), ${tx.now}, ${tx.now}, ${tx.now}, ${waitingName(tx)}
    FROM jsonb_to_recordset(${rowset(made)}) AS r (id uuid, letter text, lane int, "accountId" uuid, "sendId" uuid, "wordingId" uuid,
      locale text, "toAddress" text, channel text, details jsonb)
    LEFT JOIN app.templates t ON t.org_id = ${tx.org}::uuid AND t.letter = r.letter AND t.locale = r.locale`);
  return made.map(({ id }) => ({ id }));
}

/** Carries no secret; a warning to who stays away is of the day that counts now: they may have come back. */
const SAYS_WHAT_IS = sql`m.send_id IS NULL AND (m.letter <> 'inactivity' OR m.details->>'test' IS NOT NULL OR m.queued_at IN (a.warned_at, a.warned_again_at))`;

/**
 * Letters of `due` that never left and whose links would end at another time than one made now (by a hundredth of their life, or five
 * minutes). Their people are held; whose person somebody else holds waits for the next turn: acts take people before letters.
 */
const renewed = (tx: OrgTx): Sql => sql`
  stale AS MATERIALIZED (
    SELECT due.id, s.id AS send_id, s.invitation_id, s.account_id, s.expires_at AS was, n.ends_at
    FROM due JOIN app.sends s ON s.org_id = ${tx.org}::uuid AND s.id = due.send_id
    JOIN app.invitations i ON i.org_id = ${tx.org}::uuid AND i.id = s.invitation_id AND i.last_seq = s.seq AND i.withdrawn_at IS NULL
    JOIN app.accounts a ON a.org_id = ${tx.org}::uuid AND a.id = s.account_id AND a.epoch = s.epoch
    CROSS JOIN LATERAL (SELECT ${tx.now}::timestamptz + o.link_life_hours * interval '1 hour' AS ends_at, least(o.link_life_hours * interval '36 seconds', interval '5 minutes') AS near
      FROM app.organizations o WHERE o.org_id = ${tx.org}::uuid) n
    WHERE s.purpose = 'INVITATION' AND s.handed_over_at IS NULL AND s.expires_at NOT BETWEEN n.ends_at - n.near AND n.ends_at + n.near
      AND a.status = 'INVITED' AND a.claimable_until IS NOT NULL AND a.declined_at IS NULL
      AND NOT EXISTS (SELECT FROM ops.handed_over h WHERE h.lease = due.held AND h.message = due.id)),
  free AS MATERIALIZED (
    SELECT id FROM app.accounts WHERE org_id = ${tx.org}::uuid AND id = ANY (ARRAY(SELECT account_id FROM stale))
      AND status = 'INVITED' AND claimable_until IS NOT NULL FOR NO KEY UPDATE SKIP LOCKED),
  fresh AS MATERIALIZED (SELECT stale.* FROM stale JOIN free ON free.id = stale.account_id),
  renewed_sends AS (
    UPDATE app.sends s SET expires_at = f.ends_at FROM fresh f WHERE s.org_id = ${tx.org}::uuid AND s.id = f.send_id),
  renewed_invitations AS (
    UPDATE app.invitations i SET expires_at = f.ends_at FROM fresh f WHERE i.org_id = ${tx.org}::uuid AND i.id = f.invitation_id),
  -- what lives longer over another channel keeps its end
  renewed_accounts AS (
    UPDATE app.accounts a SET claimable_until = CASE WHEN a.claimable_until = f.was THEN f.ends_at ELSE greatest(a.claimable_until, f.ends_at) END
    FROM (SELECT account_id, max(was) AS was, max(ends_at) AS ends_at FROM fresh GROUP BY 1) f
    WHERE a.org_id = ${tx.org}::uuid AND a.id = f.account_id)`;

/** Whether what message `m` carries is good still: its own words, or a secret that lives. */
const counts = (tx: OrgTx): Sql => sql`
      (${SAYS_WHAT_IS} OR s.purpose IN ('PROOF', 'JOIN') OR (s.consumed_at IS NULL AND s.epoch = a.epoch AND coalesce(f.ends_at, s.expires_at) > ${tx.now}
        AND CASE s.purpose WHEN 'INVITATION' THEN a.status = 'INVITED' AND ${IS_WANTED} AND NOT EXISTS (
              SELECT FROM app.account_roles r LEFT JOIN app.roles o ON o.org_id = r.org_id AND o.id = r.role_id
              WHERE r.org_id = a.org_id AND r.account_id = a.id AND greatest(r.given_at, o.raised_at) > s.created_at) AND i.withdrawn_at IS NULL AND s.seq = i.last_seq
            AND CASE m.channel WHEN 'SMS' THEN a.phone_key ELSE a.email_key END = s.address_key ELSE a.status = 'ACTIVE' END))`;

const nameOf = ({ org }: OrgTx, id: Sql): Sql =>
  sql`(SELECT nullif(btrim(concat_ws(' ', b.first_name, b.last_name)), '') FROM app.accounts b WHERE b.org_id = ${org}::uuid AND b.id = ${id})`;

/** Takes up to `most` due messages of a lane and channel for `lease`; nobody else gets them until the lease ends. */
export const leaseMessages = (
  tx: OrgTx,
  lane: Lane,
  most: number,
  lease: string,
  until: Date,
  channel: "EMAIL" | "SMS" = "EMAIL",
): Promise<LeasedMessage[]> =>
  tx.db.$queryRaw<LeasedMessage[]>(sql`
    WITH due AS MATERIALIZED (
      SELECT id, send_id, lease AS held FROM app.messages
      WHERE org_id = ${tx.org}::uuid AND lane = ${lane} AND channel = ${channel} AND state IN ('QUEUED', 'DELAYED') AND next_attempt_at <= ${tx.now}
        AND (leased_until IS NULL OR leased_until < ${tx.now})
        AND (campaign_id IS NULL OR EXISTS (SELECT FROM app.campaigns c
          WHERE c.org_id = ${tx.org}::uuid AND c.id = campaign_id AND c.state IN ('QUEUED', 'SENDING', 'BETWEEN')))
        AND EXISTS (SELECT FROM app.organizations o WHERE o.org_id = ${tx.org}::uuid AND o.status = 'ACTIVE')
      ORDER BY next_attempt_at LIMIT ${most} FOR UPDATE SKIP LOCKED),
    ${renewed(tx)},
    taken AS (
      UPDATE app.messages m SET lease = ${lease}::uuid, leased_until = ${until}, attempts = attempts + 1
      FROM due WHERE m.org_id = ${tx.org}::uuid AND m.id = due.id AND NOT EXISTS (SELECT FROM stale
        WHERE stale.id = due.id AND NOT EXISTS (SELECT FROM free WHERE free.id = stale.account_id)) RETURNING m.*, (m.details ->> 'otherId')::uuid AS other_id),
    -- its notes come along: whoever dies now leaves them to the next one
    left_before AS (
      UPDATE ops.handed_over h SET lease = ${lease}::uuid
      WHERE h.lease = ANY (ARRAY(SELECT DISTINCT due.held FROM due WHERE due.held IS NOT NULL))
        AND EXISTS (SELECT FROM due WHERE due.held = h.lease AND due.id = h.message) RETURNING h.message)
    SELECT m.id, EXISTS (SELECT FROM left_before l WHERE l.message = m.id) AS "hasLeft", m.letter, m.account_id AS "accountId", m.send_id AS "sendId", s.invitation_id AS "invitationId", s.seq, coalesce(i.live_seq BETWEEN 1 AND s.seq - 1, false) AS replaces, s.purpose,
      s.key_version AS "keyVersion", coalesce(f.ends_at, s.expires_at) AS "expiresAt", m.wording_id AS "wordingId", w.subject, w.body, w.is_below AS "isBelow", w.text, m.locale,
      m.to_address AS "toAddress", m.details, m.attempts, a.first_name AS "firstName", a.last_name AS "lastName",
      coalesce(${nameOf(tx, sql`i.invited_by`)}, ${nameOf(tx, sql`m.other_id`)}) AS inviter,
      ${counts(tx)} IS TRUE AS counts, ${WHY_DEAD} AS "whyDead"
    FROM taken m LEFT JOIN fresh f ON f.id = m.id
    LEFT JOIN app.sends s ON s.org_id = ${tx.org}::uuid AND s.id = m.send_id
    LEFT JOIN app.invitations i ON i.org_id = ${tx.org}::uuid AND i.id = s.invitation_id
    LEFT JOIN app.accounts a ON a.org_id = ${tx.org}::uuid AND a.id = m.account_id
    LEFT JOIN app.wordings w ON w.org_id = ${tx.org}::uuid AND w.id = m.wording_id ORDER BY m.next_attempt_at`);

export type SettledRow = Settled & { id: string; transport: string };
export type Recorded = Pick<SettledRow, "id" | "state"> & {
  accountId: string | null;
  sendId: string | null;
  letter: string;
  repeated: boolean;
  /** Somebody tried a letter on themselves: it is nothing that happened to them. */
  test: boolean;
};

/** Records what became of a batch in one UPDATE. A message whose lease was lost meanwhile is left as the other recorded it. */
export const settleMessages = (tx: OrgTx, lease: string, rows: SettledRow[]): Promise<Recorded[]> =>
  tx.db.$queryRaw<Recorded[]>(sql`
    WITH was AS (SELECT id, state FROM app.messages WHERE org_id = ${tx.org}::uuid AND lease = ${lease}::uuid)
    UPDATE app.messages m
    SET state = r.state, reason = r.reason, answer = r.answer, transport = r.transport, state_at = ${tx.now},
        next_attempt_at = coalesce(r."nextAttemptAt", m.next_attempt_at), lease = NULL, leased_until = NULL,
        sent_at = CASE WHEN r.state IN ('SENT', 'DELIVERED') THEN ${tx.now} ELSE m.sent_at END
    FROM jsonb_to_recordset(${rowset(rows)}) AS r (id uuid, state text, reason text, answer text, transport text, "nextAttemptAt" timestamptz)
    JOIN was ON was.id = r.id
    WHERE m.org_id = ${tx.org}::uuid AND m.id = r.id AND m.lease = ${lease}::uuid
    RETURNING m.id, m.state, m.account_id AS "accountId", m.send_id AS "sendId", m.letter, (was.state = m.state) AS repeated, (m.details->>'test' IS NOT NULL) AS test`);

/** The new secret is out: it is the live one of its invitation from now on, the older ones are replaced. */
export const markHandedOver = (tx: OrgTx, sendIds: string[]): Promise<number> =>
  tx.db.$executeRaw(sql`
    WITH handed AS (
      UPDATE app.sends s SET handed_over_at = coalesce(s.handed_over_at, ${tx.now})
      FROM jsonb_to_recordset(${rowset(sendIds.map((id) => ({ id })))}) AS r (id uuid)
      WHERE s.org_id = ${tx.org}::uuid AND s.id = r.id RETURNING s.invitation_id, s.seq)
    UPDATE app.invitations i SET live_seq = greatest(i.live_seq, h.seq)
    FROM (SELECT invitation_id, max(seq) AS seq FROM handed WHERE invitation_id IS NOT NULL GROUP BY 1) h
    WHERE i.org_id = ${tx.org}::uuid AND i.id = h.invitation_id`);

/** Gives leased messages back untried: the provider was out of reach or out of permits. */
export const releaseMessages = (
  tx: OrgTx,
  lease: string,
  ids: string[],
  at: Date,
): Promise<number> =>
  tx.db.$executeRaw(sql`
    UPDATE app.messages m SET lease = NULL, leased_until = NULL, attempts = greatest(m.attempts - 1, 0), next_attempt_at = ${at}
    FROM jsonb_to_recordset(${rowset(ids.map((id) => ({ id })))}) AS r (id uuid)
    WHERE m.org_id = ${tx.org}::uuid AND m.id = r.id AND m.lease = ${lease}::uuid`);

/** Makes letters due that were put off to some moment before `until`: an outage is over. What somebody else is at is left to them. */
export const hurryMessages = (tx: OrgTx, until: Date): Promise<number> =>
  tx.db.$executeRaw(sql`
    UPDATE app.messages SET next_attempt_at = ${tx.now} WHERE org_id = ${tx.org}::uuid AND id = ANY (ARRAY(
      SELECT m.id FROM app.messages m WHERE m.org_id = ${tx.org}::uuid AND m.lane = ANY (${[...LANES]}::int[]) AND m.channel = 'EMAIL' AND m.state = 'QUEUED'
        AND m.leased_until IS NULL AND m.next_attempt_at > ${tx.now} AND m.next_attempt_at <= ${until} FOR NO KEY UPDATE SKIP LOCKED))`);
