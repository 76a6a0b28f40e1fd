import type { OrgTx } from "@/lib/org";
import { wake } from "@/lib/queue";
import { currentKeyVersion } from "@/lib/secrets";
import { mobileDigests, shortDigest } from "@/lib/secrets/short";
import type { Sql } from "@/lib/sql";
import { rowset, sql } from "@/lib/sql";
import type { Lane, LetterName } from "./rules";

export type InvitationLetter = {
  letter: Extract<LetterName, "invitation" | "reminder">;
  lane: Lane;
  /** What the admin wrote instead of the default message (write-wording). */
  wordingId: string | null;
  /** The act of sending to many that this letter is part of. */
  campaignId: string | null;
  expiresAt: Date;
  /** The organisation's, for those who have none. */
  language: string;
  channel: "EMAIL" | "SMS";
};

type Made = { sendId: string; accountId: string; address: string };

/** Lists short links and the numbers that they went to where what comes without a tenant is looked up. */
const listNumbers = (
  tx: OrgTx,
  rows: readonly { kind: string; digest: string; id: string }[],
): Promise<number> =>
  tx.db.$executeRaw(sql`
    INSERT INTO app.directory (kind, digest, org_id, id)
    SELECT r.kind, r.digest, ${tx.org}::uuid, r.id FROM jsonb_to_recordset(${rowset(rows)}) AS r (kind text, digest text, id uuid)
    ON CONFLICT DO NOTHING`);

/** What a text's short link and the answer to it are found by. */
const listTexts = (tx: OrgTx, made: readonly Made[], keyVersion: number): Promise<number> =>
  listNumbers(
    tx,
    made.flatMap(({ sendId, accountId, address }) => [
      { kind: "short", digest: shortDigest(tx.org, sendId, keyVersion), id: sendId },
      { kind: "mobile", digest: mobileDigests(address)[0] ?? "", id: accountId },
    ]),
  );

/** Own words `w` of one part of a mail, and the organisation's `t` of the other: kept under a name that follows from both. */
const JOINED = sql`md5(w.id::text || t.wording_id::text)::uuid`;

/** In each language in which the organisation has words of its own, once for all messages. */
const joinOwnWords = (tx: OrgTx, wordingId: string, letter: LetterName): Promise<number> =>
  tx.db.$executeRaw(sql`
    INSERT INTO app.wordings (org_id, id, subject, body, is_below, text, created_at)
    SELECT w.org_id, ${JOINED}, coalesce(nullif(w.subject, ''), o.subject), coalesce(nullif(w.body, ''), o.body), w.body = '' AND o.is_below, w.text, ${tx.now}
    FROM app.wordings w JOIN app.templates t ON t.org_id = w.org_id AND t.letter = ${letter}
    JOIN app.wordings o ON o.org_id = t.org_id AND o.id = t.wording_id
    WHERE w.org_id = ${tx.org}::uuid AND w.id = ${wordingId}::uuid AND (w.subject = '') <> (w.body = '')
    ON CONFLICT DO NOTHING`);

/** An admin's own words, where they are for this way; an empty mail, or the empty part of one, leaves the organisation's. */
const ownWords = (tx: OrgTx, wordingId: string | null, isText: boolean): Sql => sql`(
  SELECT coalesce((SELECT j.id FROM app.wordings j WHERE NOT ${isText} AND j.org_id = w.org_id AND j.id = ${JOINED}), w.id) FROM app.wordings w WHERE w.org_id = ${tx.org}::uuid AND w.id = ${wordingId}::uuid
    AND CASE WHEN ${isText} THEN w.text IS NOT NULL ELSE w.subject <> '' OR w.body <> '' END)`;

/**
 * Makes the newest sending of these people's invitations over a channel, each with a secret of its own that is derived from its
 * fresh random id, and the message that carries it: one statement, however many there are. A pump takes them once it commits.
 * Each account is looked up by itself: invitations just made are unknown to the planner, which would go through everybody, or
 * through all of these ids again for each.
 */
export async function sendInvitations(
  tx: OrgTx,
  accountIds: readonly string[],
  { letter, lane, wordingId, campaignId, expiresAt, language, channel }: InvitationLetter,
): Promise<void> {
  if (accountIds.length === 0) return;
  const keyVersion = currentKeyVersion();
  const isText = channel === "SMS";
  if (wordingId && !isText) await joinOwnWords(tx, wordingId, letter);
  const [address, key] = isText
    ? [sql`a.phone`, sql`a.phone_key`]
    : [sql`a.email`, sql`a.email_key`];
  const made = await tx.db.$queryRaw<Made[]>(sql`
    WITH who AS MATERIALIZED (
      SELECT i.org_id, gen_random_uuid() AS send_id, i.id AS invitation_id, i.last_seq, i.account_id, a.*
      FROM app.invitations i CROSS JOIN LATERAL (
        SELECT ${key} AS address_key, ${address} AS address, a.epoch, coalesce(a.language, ${language}) AS locale, a.name_key
        FROM app.accounts a WHERE a.org_id = ${tx.org}::uuid AND a.id = i.account_id OFFSET 0) a
      WHERE i.org_id = ${tx.org}::uuid AND i.account_id = ANY (${accountIds}::uuid[]) AND i.channel = ${channel}),
    sent AS (
      INSERT INTO app.sends (org_id, id, purpose, account_id, invitation_id, seq, address_key, epoch, key_version, expires_at, created_at)
      SELECT org_id, send_id, 'INVITATION', account_id, invitation_id, last_seq, address_key, epoch, ${keyVersion}, ${expiresAt}, ${tx.now} FROM who),
    queued AS (INSERT INTO app.messages (org_id, id, letter, lane, channel, account_id, send_id, wording_id, campaign_id, locale, to_address,
      waiting_name, next_attempt_at, queued_at, state_at)
    SELECT who.org_id, gen_random_uuid(), ${letter}, ${lane}, ${channel}, who.account_id, who.send_id, coalesce(${ownWords(tx, wordingId, isText)}, t.wording_id),
      ${campaignId}::uuid, who.locale, who.address, who.name_key, ${tx.now}, ${tx.now}, ${tx.now}
    FROM who LEFT JOIN app.templates t ON t.org_id = ${tx.org}::uuid AND t.letter = ${letter} AND t.locale = who.locale)
    SELECT send_id AS "sendId", account_id AS "accountId", address_key AS address FROM who WHERE ${isText}`);
  if (made.length > 0) await listTexts(tx, made, keyVersion);
  await wake(tx, "pump");
}
