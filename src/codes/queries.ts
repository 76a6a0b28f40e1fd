import { ROLE_GIVEN } from "@/admins/queries";
import type { OrgTx } from "@/lib/org";
import { hasKey } from "@/lib/secrets/kept";
import type { Sql } from "@/lib/sql";
import { empty, sql } from "@/lib/sql";

/** An account's access code, known by the send that it is spelled from. */
export type HeldCode = {
  accountId: string;
  invitationId: string;
  sendId: string;
  keyVersion: number;
  expiresAt: Date;
};

/** Code `s` of account `a` is theirs for good. */
const isTheirs = (): Sql => sql`s.epoch = a.epoch AND s.consumed_at IS NULL AND s.locked_at IS NULL
  AND s.created_at >= coalesce(${ROLE_GIVEN}, s.created_at) AND ${hasKey()}`;

/**
 * The codes of these accounts that are theirs for good: made under today's epoch, not outranked by a role given since,
 * neither used nor locked, and its key is kept. Whether one counts now, the state of its account tells.
 */
export const findHeldCodes = (tx: OrgTx, accountIds: readonly string[]): Promise<HeldCode[]> =>
  tx.db.$queryRaw<HeldCode[]>(sql`
    SELECT a.id AS "accountId", i.id AS "invitationId", s.id AS "sendId", s.key_version AS "keyVersion", s.expires_at AS "expiresAt"
    FROM app.invitations i
    JOIN app.sends s ON s.org_id = i.org_id AND s.invitation_id = i.id AND s.seq = i.last_seq
    JOIN app.accounts a ON a.org_id = i.org_id AND a.id = i.account_id
    WHERE i.org_id = ${tx.org}::uuid AND i.account_id = ANY (${accountIds}::uuid[]) AND i.channel = 'CODE'
      AND ${isTheirs()}`);

/**
 * Of these the ones whom nobody invited yet and who have neither an address nor a number (or anybody, where a code was asked
 * for): their rows are held, so that of two at once one makes the code.
 */
export const lockUncoded = (
  tx: OrgTx,
  accountIds: readonly string[],
  { onRequest }: { onRequest: boolean },
): Promise<{ id: string; epoch: number }[]> =>
  tx.db.$queryRaw(sql`
    SELECT a.id, a.epoch FROM app.accounts a
    WHERE a.org_id = ${tx.org}::uuid AND a.id = ANY (${accountIds}::uuid[]) AND a.status = 'CREATED'
      AND (${onRequest}::boolean OR (a.email IS NULL AND a.phone IS NULL))
    ORDER BY a.id FOR NO KEY UPDATE`);

/**
 * Who awaits invitation, can only be reached by a code and has none: a right that they were given outdated it, it was made with a
 * key that is gone, or they are from before codes were made beforehand.
 */
export async function listUncoded(tx: OrgTx, most: number): Promise<string[]> {
  const rows = await tx.db.$queryRaw<{ id: string }[]>(sql`
    SELECT a.id FROM app.accounts a
    WHERE a.org_id = ${tx.org}::uuid AND a.status = 'CREATED' AND a.email IS NULL AND a.phone IS NULL AND NOT EXISTS (
      SELECT FROM app.invitations i JOIN app.sends s ON s.org_id = i.org_id AND s.invitation_id = i.id AND s.seq = i.last_seq
      WHERE i.org_id = ${tx.org}::uuid AND i.account_id = a.id AND i.channel = 'CODE' AND ${isTheirs()})
    ORDER BY a.id LIMIT ${most}`);
  return rows.map(({ id }) => id);
}

/** Since when the newest recovery code of this account is locked by wrong answers; null where it is not, or ended by itself. */
export async function readRecoveryLock(tx: OrgTx, accountId: string): Promise<Date | null> {
  const rows = await tx.db.$queryRaw<{ at: Date | null }[]>(sql`
    SELECT CASE WHEN s.epoch = a.epoch AND s.expires_at > ${tx.now} AND a.status = 'ACTIVE' THEN s.locked_at END AS at
    FROM app.sends s JOIN app.accounts a ON a.org_id = s.org_id AND a.id = s.account_id
    WHERE s.org_id = ${tx.org}::uuid AND s.account_id = ${accountId}::uuid AND s.purpose = 'RECOVERY'
    ORDER BY s.created_at DESC LIMIT 1`);
  return rows[0]?.at ?? null;
}

/** What a typed code stands for, whatever it is worth, and what has still to be asked. */
export type TypedCode = {
  purpose: string;
  accountId: string;
  keyVersion: number;
  wrongFacts: number;
  /** What the organisation asks after a code; null where it asks nothing, or knows no answer for this person. */
  fact: string | null;
  lastName: string | null;
  externalId: string | null;
};

/** Read with `lock`, of several answers to one question each counts. */
export async function readTypedCode(
  tx: OrgTx,
  sendId: string,
  { lock = false } = {},
): Promise<TypedCode | undefined> {
  const rows = await tx.db.$queryRaw<TypedCode[]>(sql`
    SELECT s.purpose, a.id AS "accountId", s.key_version AS "keyVersion", s.wrong_facts AS "wrongFacts",
      CASE o.code_fact WHEN 'LAST_NAME' THEN CASE WHEN a.last_name IS NOT NULL THEN o.code_fact END
        WHEN 'EXTERNAL_ID' THEN CASE WHEN a.external_id IS NOT NULL THEN o.code_fact END END AS fact,
      a.last_name AS "lastName", a.external_id AS "externalId"
    FROM app.sends s
    JOIN app.accounts a ON a.org_id = s.org_id AND a.id = s.account_id
    JOIN app.organizations o ON o.org_id = s.org_id
    WHERE s.org_id = ${tx.org}::uuid AND s.id = ${sendId}::uuid ${lock ? sql`FOR UPDATE OF s` : empty}`);
  return rows[0];
}
