import { BEHIND_PLUS } from "@/addresses/rules";
import { ROLE_GIVEN } from "@/admins/queries";
import type { DraftRow } from "@/drafts/queries";
import { DRAFT, draftOf } from "@/drafts/queries";
import type { KeptDraft } from "@/drafts/rules";
import type { OrgTx } from "@/lib/org";
import { hasKey } from "@/lib/secrets/kept";
import type { Sql } from "@/lib/sql";
import { KEPT, rowset, sql } from "@/lib/sql";
import type { LinkFacts, Reach } from "./rules";
import { LETTERS_A_DAY } from "./rules";

export type ClaimLink = LinkFacts & {
  sendId: string;
  accountId: string;
  invitationId: string;
  keyVersion: number;
  firstName: string | null;
  lastName: string | null;
  email: string | null;
  login: string | null;
  externalId: string | null;
  source: string;
  language: string | null;
  declinedAt: Date | null;
  askedAt: Date | null;
  inviter: string | null;
  team: string | null;
  orgName: string;
  orgSlug: string;
  orgLanguage: string;
  orgTimeZone: string;
  brand: string;
  helpUrl: string | null;
  helpContact: string | null;
  logoFileId: string | null;
  /** The version of its terms in force. */
  termsVersion: number | null;
  /** What was said on the way to the claim by this invitation, in whichever browser. */
  draft: KeptDraft | null;
};

/** A secret older than its account's newest right does not count: whoever held it would become more than they were. */
const NOT_OUTRANKED = sql`s.created_at >= coalesce(${ROLE_GIVEN}, s.created_at)`;

/** The statement that waits for a lock still sees the roles of before: what decides is read by the next one. */
const lockInvitee = (tx: OrgTx, sendId: string) =>
  tx.db.$queryRaw(sql`
    ${KEPT} SELECT a.id FROM app.sends s JOIN app.accounts a ON a.org_id = s.org_id AND a.id = s.account_id
    WHERE s.org_id = ${tx.org}::uuid AND s.id = ${sendId}::uuid AND s.purpose = 'INVITATION' FOR NO KEY UPDATE OF a`);

/** Everything a claim page shows, in one look. With `lock` the account waits: of many racing claims one goes first. */
export async function readClaimLink(
  tx: OrgTx,
  sendId: string,
  { lock = false } = {},
): Promise<ClaimLink | undefined> {
  if (lock) await lockInvitee(tx, sendId);
  const rows = await tx.db.$queryRaw<(Omit<ClaimLink, "draft"> & { draft: DraftRow | null })[]>(sql`
    ${KEPT} SELECT s.id AS "sendId", s.seq, s.epoch, s.address_key AS "addressKey", s.expires_at AS "expiresAt", s.created_at AS "createdAt",
      ${ROLE_GIVEN} AS "roleGivenAt", s.wrong_facts AS "wrongFacts", s.key_version AS "keyVersion",
      i.id AS "invitationId", i.channel, i.withdrawn_at AS "withdrawnAt", i.live_seq AS "liveSeq",
      a.id AS "accountId", a.status AS "accountStatus", a.epoch AS "accountEpoch", a.email_key AS "emailKey", a.phone_key AS "phoneKey", a.email, a.login, a.external_id AS "externalId", a.source,
      a.first_name AS "firstName", a.last_name AS "lastName", a.language, a.declined_at AS "declinedAt", a.asked_at AS "askedAt",
      (SELECT nullif(btrim(concat_ws(' ', b.first_name, b.last_name)), '') FROM app.accounts b
        WHERE b.org_id = i.org_id AND b.id = i.invited_by) AS inviter,
      (SELECT t.name FROM app.team_members m JOIN app.teams t ON t.org_id = m.org_id AND t.id = m.team_id
        WHERE m.org_id = a.org_id AND m.account_id = a.id ORDER BY t.name_key LIMIT 1) AS team,
      o.status AS "orgStatus", o.name AS "orgName", o.slug AS "orgSlug", o.language AS "orgLanguage", o.time_zone AS "orgTimeZone",
      o.brand, o.help_url AS "helpUrl", o.help_contact AS "helpContact", o.logo_file_id AS "logoFileId",
      o.terms_version AS "termsVersion", ${DRAFT} AS draft
    FROM app.sends s
    JOIN app.invitations i ON i.org_id = s.org_id AND i.id = s.invitation_id
    JOIN app.accounts a ON a.org_id = s.org_id AND a.id = s.account_id
    JOIN app.organizations o ON o.org_id = s.org_id
    WHERE s.org_id = ${tx.org}::uuid AND s.id = ${sendId}::uuid AND s.purpose = 'INVITATION'`);
  const [row] = rows;
  return row && { ...row, draft: draftOf(row.draft) };
}

export type InvitationRow = {
  id: string;
  channel: string;
  expiresAt: Date | null;
  withdrawnAt: Date | null;
  claimedAt: Date | null;
  sentAt: Date | null;
  queuedAt: Date | null;
  state: string | null;
  reason: string | null;
  answer: string | null;
  toAddress: string | null;
  handedOverAt: Date | null;
  /** Of an access code, after wrong answers to the question behind it. */
  lockedAt: Date | null;
  openedAt: Date | null;
  startedAt: Date | null;
  inviter: string | null;
};

/** The invitations of a person, one a channel, with what became of the newest message of each. */
export const readInvitations = (tx: OrgTx, accountId: string): Promise<InvitationRow[]> =>
  tx.db.$queryRaw<InvitationRow[]>(sql`
    SELECT i.id, i.channel, i.expires_at AS "expiresAt", i.withdrawn_at AS "withdrawnAt", i.claimed_at AS "claimedAt",
      last.sent_at AS "sentAt", last.queued_at AS "queuedAt", last.state, last.reason, last.answer, last.to_address AS "toAddress",
      last.handed_over_at AS "handedOverAt", last.locked_at AS "lockedAt", last.opened_at AS "openedAt", last.started_at AS "startedAt",
      nullif(btrim(concat_ws(' ', b.first_name, b.last_name)), '') AS inviter
    FROM app.invitations i
    LEFT JOIN app.accounts b ON b.org_id = i.org_id AND b.id = i.invited_by
    LEFT JOIN LATERAL (
      SELECT s.handed_over_at, s.locked_at, s.opened_at, s.started_at, m.* FROM app.sends s
      LEFT JOIN app.messages m ON m.org_id = s.org_id AND m.send_id = s.id
      WHERE s.org_id = i.org_id AND s.invitation_id = i.id ORDER BY s.seq DESC LIMIT 1) last ON true
    WHERE i.org_id = ${tx.org}::uuid AND i.account_id = ${accountId}::uuid
      -- a code that was made with the account is no invitation yet
      AND (i.channel <> 'CODE' OR i.live_seq > 0)
    ORDER BY last.queued_at DESC NULLS LAST, i.created_at DESC`);

export type Recipient = {
  id: string;
  status: string;
  email: string | null;
  emailKey: string | null;
  language: string | null;
  firstName: string | null;
  lastName: string | null;
};

/** Address and language of those to be invited. */
export const readRecipients = (tx: OrgTx, ids: readonly string[]): Promise<Recipient[]> =>
  tx.db.$queryRaw<Recipient[]>(sql`
    SELECT a.id, a.status, a.email, a.email_key AS "emailKey", a.language, a.first_name AS "firstName", a.last_name AS "lastName"
    FROM jsonb_to_recordset(${rowset(ids.map((id) => ({ id })))}) AS r (id uuid)
    JOIN app.accounts a ON a.org_id = ${tx.org}::uuid AND a.id = r.id`);

const DAY_MS = 86_400_000;

/** Account `a` may have been written to: who awaits an invitation was only where one was taken back, which raised the epoch. */
const WAS_WRITTEN = sql`(a.status <> 'CREATED' OR a.epoch > 0)`;

/** What asked account `a` to come within a day, as letters `m` of sendings `s`; nothing is looked at of who was never written to. */
const lettersOfDay = (
  tx: OrgTx,
): Sql => sql`app.messages m JOIN app.sends s ON s.org_id = m.org_id AND s.id = m.send_id
      WHERE ${WAS_WRITTEN} AND m.org_id = ${tx.org}::uuid AND m.account_id = a.id
        AND m.queued_at > ${new Date(tx.now.getTime() - DAY_MS)} AND m.letter IN ('invitation', 'reminder') AND m.state <> 'CANCELLED'`;

const bare = (key: Sql): Sql => sql`regexp_replace(${key}, ${BEHIND_PLUS}::text, '')`;

/** That letter `m` went to the mailbox of account `a`, and to its number: spelled as they may be. */
const TO = {
  EMAIL: sql`${bare(sql`s.address_key`)} = ${bare(sql`a.email_key`)}`,
  SMS: sql`s.address_key = a.phone_key`,
};

/** By which ways account `a` got as many letters within a day as anybody gets; mostly none. */
export const fullBy = (tx: OrgTx): Sql => {
  const is = (way: keyof typeof TO) =>
    sql`CASE WHEN count(*) FILTER (WHERE ${TO[way]}) >= ${LETTERS_A_DAY} THEN ${way} END`;
  return sql`(SELECT array_remove(ARRAY[${is("EMAIL")}, ${is("SMS")}]::text[], NULL) FROM ${lettersOfDay(tx)})`;
};

/** Those of these who are here, each with what they can be written to by, and how often they were within a day. */
export const readReach = (tx: OrgTx, ids: readonly string[]): Promise<Reach[]> =>
  tx.db.$queryRaw(sql`
    SELECT a.id, a.email, a.phone, a.invite_by AS "inviteBy",
      CASE WHEN a.undeliverable_at IS NOT NULL THEN coalesce(a.undeliverable_by, 'EMAIL') END AS "undeliverableBy",
      a.reminders_off_at IS NOT NULL AS "isQuiet", sent.letters, sent.texts
    FROM app.accounts a
    CROSS JOIN LATERAL (
      SELECT count(*) FILTER (WHERE ${TO.EMAIL})::int AS letters, count(*) FILTER (WHERE ${TO.SMS})::int AS texts
      FROM ${lettersOfDay(tx)}) sent
    WHERE a.org_id = ${tx.org}::uuid AND a.id = ANY (${ids}::uuid[])`);

/** The link of this channel that still counts, if there is one: handing it over again shows the same. */
export async function findLiveLink(
  tx: OrgTx,
  accountId: string,
  channel: "LINK" | "JOIN",
): Promise<{ id: string; keyVersion: number } | undefined> {
  const rows = await tx.db.$queryRaw<{ id: string; keyVersion: number }[]>(sql`
    SELECT s.id, s.key_version AS "keyVersion"
    FROM app.invitations i JOIN app.sends s ON s.org_id = i.org_id AND s.invitation_id = i.id AND s.seq = i.live_seq
    JOIN app.accounts a ON a.org_id = i.org_id AND a.id = i.account_id
    WHERE i.org_id = ${tx.org}::uuid AND i.account_id = ${accountId}::uuid AND i.channel = ${channel} AND i.withdrawn_at IS NULL
      AND (i.channel = 'LINK' OR s.address_key = a.email_key)
      AND a.status = 'INVITED' AND ${NOT_OUTRANKED} AND s.epoch = a.epoch AND s.expires_at > ${tx.now} AND ${hasKey()}`);
  return rows[0];
}

/** Whether any link of this account still claims: then nobody's request replaces it. */
export async function hasLiveLink(tx: OrgTx, accountId: string): Promise<boolean> {
  const rows = await tx.db.$queryRaw<{ live: boolean }[]>(sql`
    SELECT EXISTS (SELECT 1 FROM app.invitations i JOIN app.sends s ON s.org_id = i.org_id AND s.invitation_id = i.id AND s.seq = i.live_seq
      JOIN app.accounts a ON a.org_id = i.org_id AND a.id = i.account_id
      WHERE i.org_id = ${tx.org}::uuid AND i.account_id = ${accountId}::uuid AND i.withdrawn_at IS NULL
        AND ${NOT_OUTRANKED} AND s.epoch = a.epoch AND s.expires_at > ${tx.now} AND ${hasKey()}
        AND CASE i.channel WHEN 'EMAIL' THEN s.address_key = a.email_key WHEN 'JOIN' THEN s.address_key = a.email_key WHEN 'SMS' THEN s.address_key = a.phone_key ELSE true END) AS live`);
  return rows[0]?.live ?? false;
}
