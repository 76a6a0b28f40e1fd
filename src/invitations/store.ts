import type { OrgTx } from "@/lib/org";
import type { Sql } from "@/lib/sql";
import { KEPT, rowset, sql } from "@/lib/sql";

export type Channel = "EMAIL" | "SMS" | "LINK" | "CODE" | "JOIN";
export type Numbered = { id: string; accountId: string; seq: number };

/** Invitation `i` stands since the first that its person was sent by this way: anew for who was not invited in between. */
const SINCE = (
  tx: OrgTx,
  i: Sql,
): Sql => sql`CASE WHEN ${i}.created_at < (SELECT a.first_invited_at FROM app.accounts a
  WHERE a.org_id = ${tx.org}::uuid AND a.id = ${i}.account_id) THEN ${tx.now} ELSE ${i}.created_at END`;

/** One invitation an account and channel: made, or its next sending numbered and its end renewed. */
export const upsertInvitations = (
  tx: OrgTx,
  channel: Channel,
  accountIds: readonly string[],
  expiresAt: Date,
): Promise<Numbered[]> =>
  tx.db.$queryRaw<Numbered[]>(sql`
    INSERT INTO app.invitations (org_id, id, account_id, channel, last_seq, expires_at, invited_by, created_at)
    SELECT ${tx.org}::uuid, gen_random_uuid(), one.id, ${channel}, 1, ${expiresAt}, ${tx.actor.kind === "account" ? tx.actor.id : null}::uuid, ${tx.now}
    FROM unnest(${accountIds}::uuid[]) AS one (id)
    ON CONFLICT (org_id, account_id, channel) DO UPDATE
    SET last_seq = app.invitations.last_seq + 1, expires_at = excluded.expires_at, withdrawn_at = NULL,
        created_at = ${SINCE(tx, sql`app.invitations`)},
        invited_by = coalesce(excluded.invited_by, app.invitations.invited_by)
    RETURNING id, account_id AS "accountId", last_seq AS seq`);

/**
 * Of people whose letters are cancelled: those who hold something else that claims, or have another letter waiting. They stay
 * invited, and of their invitations by message only those are withdrawn of which nothing is out. What ran out is held too where
 * it `keepsEnded`.
 */
export async function withdrawUnsent(
  tx: OrgTx,
  accountIds: readonly string[],
  keepsEnded: boolean,
): Promise<string[]> {
  const rows = await tx.db.$queryRaw<{ id: string }[]>(sql`
    WITH held AS MATERIALIZED (
      SELECT i.id, i.account_id, i.channel, EXISTS (SELECT FROM app.sends s
          WHERE s.org_id = i.org_id AND s.invitation_id = i.id AND s.seq = i.live_seq AND s.epoch = a.epoch AND (${keepsEnded} OR s.expires_at > ${tx.now}))
        OR EXISTS (SELECT FROM app.sends s JOIN app.messages m ON m.org_id = s.org_id AND m.send_id = s.id
          WHERE s.org_id = i.org_id AND s.invitation_id = i.id AND s.seq = i.last_seq AND s.epoch = a.epoch AND m.state IN ('QUEUED', 'DELAYED')) AS counts
      FROM app.accounts a JOIN app.invitations i ON i.org_id = a.org_id AND i.account_id = a.id
      WHERE a.org_id = ${tx.org}::uuid AND a.id = ANY (${accountIds}::uuid[]) AND a.status = 'INVITED'
        AND i.withdrawn_at IS NULL AND i.claimed_at IS NULL),
    kept AS (SELECT account_id AS id FROM held GROUP BY 1 HAVING bool_or(counts)),
    gone AS (
      UPDATE app.invitations i SET withdrawn_at = ${tx.now} FROM held JOIN kept ON kept.id = held.account_id
      WHERE i.org_id = ${tx.org}::uuid AND i.id = held.id AND NOT held.counts AND held.channel IN ('EMAIL', 'SMS')),
    ends AS (
      UPDATE app.accounts a SET claimable_until = (SELECT max(i.expires_at) FROM held JOIN app.invitations i
        ON i.org_id = ${tx.org}::uuid AND i.id = held.id WHERE held.account_id = a.id AND held.counts)
      FROM kept WHERE a.org_id = ${tx.org}::uuid AND a.id = kept.id AND a.claimable_until IS NOT NULL)
    SELECT id FROM kept`);
  return rows.map(({ id }) => id);
}

/** All invitations of these accounts that are not claimed are withdrawn: their links say so to who holds them. */
export const withdrawAll = (tx: OrgTx, accountIds: string[]): Promise<number> =>
  tx.db.$executeRaw(sql`
    UPDATE app.invitations i SET withdrawn_at = ${tx.now}
    FROM jsonb_to_recordset(${rowset(accountIds.map((id) => ({ id })))}) AS r (id uuid)
    WHERE i.org_id = ${tx.org}::uuid AND i.account_id = r.id AND i.claimed_at IS NULL AND i.withdrawn_at IS NULL`);

/** A copied link is handed over the moment it is shown. */
export async function handOverLink(
  tx: OrgTx,
  { invitationId, sendId, seq }: { invitationId: string; sendId: string; seq: number },
): Promise<void> {
  await tx.db.send.update({
    where: { orgId_id: { orgId: tx.org, id: sendId } },
    data: { handedOverAt: tx.now },
  });
  await tx.db.invitation.update({
    where: { orgId_id: { orgId: tx.org, id: invitationId } },
    data: { liveSeq: seq },
  });
}

/** Their newest sending is the one that counts: a code is nobody's to deliver. */
export const goLive = (tx: OrgTx, ids: readonly string[]): Promise<number> =>
  tx.db.$executeRaw(sql`
    UPDATE app.invitations SET live_seq = last_seq WHERE org_id = ${tx.org}::uuid AND id = ANY (${ids}::uuid[])`);

/** Codes that stay get a new end, and count from now on: also those that were made before, or were withdrawn. */
export const renewCodes = (
  tx: OrgTx,
  codes: readonly { invitationId: string; sendId: string }[],
  expiresAt: Date,
): Promise<number> =>
  tx.db.$executeRaw(sql`
    WITH renewed AS (
      UPDATE app.sends s SET expires_at = ${expiresAt}
      WHERE s.org_id = ${tx.org}::uuid AND s.id = ANY (${codes.map(({ sendId }) => sendId)}::uuid[]) RETURNING s.invitation_id)
    UPDATE app.invitations i SET expires_at = ${expiresAt}, withdrawn_at = NULL, live_seq = i.last_seq, created_at = ${SINCE(tx, sql`i`)},
      invited_by = coalesce(${tx.actor.kind === "account" ? tx.actor.id : null}::uuid, i.invited_by)
    FROM renewed r WHERE i.org_id = ${tx.org}::uuid AND i.id = r.invitation_id`);

/** The secret is used up and the invitation claimed. */
export async function consume(
  tx: OrgTx,
  { invitationId, sendId }: { invitationId: string; sendId: string },
): Promise<void> {
  await tx.db.$executeRaw(sql`
    ${KEPT} WITH used AS (
      UPDATE app.sends SET consumed_at = ${tx.now} WHERE org_id = ${tx.org}::uuid AND id = ${sendId}::uuid)
    UPDATE app.invitations SET claimed_at = ${tx.now} WHERE org_id = ${tx.org}::uuid AND id = ${invitationId}::uuid`);
}

/**
 * How far a person has come with this sending; the first time counts. Returns whether this was it. The message that carried
 * it follows: it is locked first, as a pump does.
 */
export async function markProgress(
  tx: OrgTx,
  sendId: string,
  step: "openedAt" | "startedAt",
): Promise<boolean> {
  await tx.db.$queryRaw(sql`
    ${KEPT} SELECT FROM app.messages WHERE org_id = ${tx.org}::uuid AND send_id = ${sendId}::uuid FOR NO KEY UPDATE`);
  const { count } = await tx.db.send.updateMany({
    where: { orgId: tx.org, id: sendId, [step]: null },
    data: { [step]: tx.now },
  });
  return count > 0;
}
