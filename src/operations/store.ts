import type { OrgTx } from "@/lib/org";
import type { Sql } from "@/lib/sql";
import { empty, join, rowset, sql } from "@/lib/sql";
import type { OldDigest } from "./queries";
import { IS_OUT } from "./queries";

type Sealed = { sealed: Uint8Array<ArrayBuffer>; keyVersion: number };

/** Keys of accounts that another version of the master key opens, locked, in the order of the accounts. */
export const readOldKeys = (
  tx: OrgTx,
  version: number,
  after: string | undefined,
  most: number,
): Promise<(Sealed & { accountId: string })[]> =>
  tx.db.$queryRaw(sql`
    SELECT account_id AS "accountId", sealed, key_version AS "keyVersion" FROM app.account_keys
    WHERE org_id = ${tx.org}::uuid AND key_version <> ${version} ${after ? sql`AND account_id > ${after}::uuid` : empty}
    ORDER BY account_id LIMIT ${most} FOR UPDATE`);

export async function updateKeys(
  tx: OrgTx,
  rows: (Sealed & { accountId: string })[],
): Promise<void> {
  if (rows.length === 0) return;
  const values = rows.map(
    ({ accountId, sealed, keyVersion }) =>
      sql`(${accountId}::uuid, ${sealed}::bytea, ${keyVersion}::int)`,
  );
  await tx.db.$executeRaw(sql`
    UPDATE app.account_keys k SET sealed = r.sealed, key_version = r.version
    FROM (VALUES ${join(values)}) AS r (id, sealed, version)
    WHERE k.org_id = ${tx.org}::uuid AND k.account_id = r.id`);
}

/** The password of the organisation's own mail server, where another version of the master key opens it. */
export async function readOldSender(tx: OrgTx, version: number): Promise<Sealed | undefined> {
  const rows = await tx.db.$queryRaw<Sealed[]>(sql`
    SELECT sealed, key_version AS "keyVersion" FROM app.senders
    WHERE org_id = ${tx.org}::uuid AND key_version <> ${version} FOR UPDATE`);
  return rows[0];
}

export const updateSender = (tx: OrgTx, data: Sealed) =>
  tx.db.sender.update({ where: { orgId: tx.org }, data });

/** Keys of letters to print, where another version of the master key opens them. */
export const readOldRuns = (
  tx: OrgTx,
  version: number,
  most: number,
): Promise<(Sealed & { id: string })[]> =>
  tx.db.$queryRaw(sql`
    SELECT id, key_sealed AS sealed, key_version AS "keyVersion" FROM app.letter_runs
    WHERE org_id = ${tx.org}::uuid AND key_version <> ${version} ORDER BY id LIMIT ${most} FOR UPDATE`);

export const updateRun = (tx: OrgTx, { id, sealed, keyVersion }: Sealed & { id: string }) =>
  tx.db.letterRun.update({
    where: { orgId_id: { orgId: tx.org, id } },
    data: { keySealed: sealed, keyVersion },
  });

/** Numbers that answered STOP are known by another digest of theirs. Of two that say the same the earlier stays. */
export const moveStops = (
  tx: OrgTx,
  rows: readonly OldDigest[],
  version: number,
): Promise<number> =>
  tx.db.$executeRaw(sql`
    WITH gone AS (
      DELETE FROM ops.text_stops t USING jsonb_to_recordset(${rowset(rows)}) AS r (was text, digest text)
      WHERE t.digest = r.was RETURNING r.digest, t.at)
    INSERT INTO ops.text_stops (digest, at, key_version) SELECT digest, min(at), ${version} FROM gone GROUP BY digest
    ON CONFLICT DO NOTHING`);

/** People are found by another digest of the number that they were texted on. */
export const moveListed = (tx: OrgTx, rows: readonly OldDigest[]): Promise<number> =>
  tx.db.$executeRaw(sql`
    WITH gone AS (
      DELETE FROM app.directory d USING jsonb_to_recordset(${rowset(rows)}) AS r ("accountId" uuid, was text, digest text)
      WHERE d.org_id = ${tx.org}::uuid AND d.kind = 'mobile' AND d.digest = r.was AND d.id = r."accountId"
      RETURNING r.digest, d.id)
    INSERT INTO app.directory (kind, digest, org_id, id) SELECT DISTINCT 'mobile', digest, ${tx.org}::uuid, id FROM gone
    ON CONFLICT DO NOTHING`);

/** These sends are derived with this version of the master key from now on; short links are found by its digests. */
export async function rekeySends(
  tx: OrgTx,
  sendIds: readonly string[],
  { version, short }: { version: number; short: readonly { digest: string; id: string }[] },
): Promise<void> {
  await tx.db.$executeRaw(sql`
    UPDATE app.sends SET key_version = ${version} WHERE org_id = ${tx.org}::uuid AND id = ANY (${sendIds}::uuid[])`);
  if (short.length > 0)
    await tx.db.$executeRaw(sql`
      INSERT INTO app.directory (kind, digest, org_id, id)
      SELECT 'short', r.digest, ${tx.org}::uuid, r.id FROM jsonb_to_recordset(${rowset(short)}) AS r (digest text, id uuid)
      ON CONFLICT DO NOTHING`);
}

/**
 * Ends up to `most` sends of invitations, those behind `after`, that are out and live under this version of the master key, and their
 * invitations where no newer one waits to be sent. Their people are held first and in order, as by whoever acts on them.
 */
export async function endSends(
  tx: OrgTx,
  { version, after, most }: { version: number; after: string | undefined; most: number },
): Promise<{ id: string; accountId: string }[]> {
  const found = await tx.db.$queryRaw<{ id: string; accountId: string }[]>(sql`
    SELECT s.id, s.account_id AS "accountId" FROM app.sends s
    WHERE s.org_id = ${tx.org}::uuid ${after ? sql`AND s.id > ${after}::uuid` : empty} AND s.key_version = ${version}
      AND s.purpose = 'INVITATION' AND s.consumed_at IS NULL AND s.expires_at > ${tx.now} AND ${IS_OUT} ORDER BY s.id LIMIT ${most}`);
  await tx.db.$queryRaw(sql`
    SELECT FROM app.accounts WHERE org_id = ${tx.org}::uuid AND id = ANY (${found.map(({ accountId }) => accountId)}::uuid[])
    ORDER BY id FOR NO KEY UPDATE`);
  await tx.db.$executeRaw(sql`
    WITH ended AS (
      UPDATE app.sends s SET expires_at = ${tx.now} WHERE s.org_id = ${tx.org}::uuid
        AND s.id = ANY (${found.map(({ id }) => id)}::uuid[]) AND s.consumed_at IS NULL RETURNING s.invitation_id, s.seq)
    UPDATE app.invitations i SET expires_at = ${tx.now} FROM ended e
    WHERE i.org_id = ${tx.org}::uuid AND i.id = e.invitation_id AND i.last_seq = e.seq AND i.expires_at > ${tx.now}`);
  return found;
}

/** Deletes up to `most` rows of a table; which ones, its condition says. */
const deleteSome = (tx: OrgTx, table: Sql, condition: Sql, most: number): Promise<number> =>
  tx.db.$executeRaw(sql`
    DELETE FROM ${table} WHERE org_id = ${tx.org}::uuid AND ctid = ANY (ARRAY(
      SELECT t.ctid FROM ${table} t WHERE t.org_id = ${tx.org}::uuid AND ${condition} LIMIT ${most} FOR UPDATE SKIP LOCKED))`);

export const deleteOldFlows = (tx: OrgTx, most: number): Promise<number> =>
  deleteSome(tx, sql`app.auth_flows`, sql`t.expires_at <= ${tx.now}`, most);

/** Sessions whose time is over, and the rows by which their browsers were found. */
export const deleteOldSessions = (tx: OrgTx, most: number): Promise<number> =>
  tx.db.$executeRaw(sql`
    WITH gone AS (
      DELETE FROM app.sessions WHERE org_id = ${tx.org}::uuid AND id IN (
        SELECT s.id FROM app.sessions s WHERE s.org_id = ${tx.org}::uuid AND s.expires_at <= ${tx.now}
        LIMIT ${most} FOR UPDATE SKIP LOCKED)
      RETURNING id),
    forgotten AS (
      DELETE FROM app.directory d USING gone WHERE d.org_id = ${tx.org}::uuid AND d.kind = 'browser' AND d.id = gone.id)
    SELECT FROM gone`);

/** Requests for an organisation from before that moment, with every trace of the address that asked. */
export const deleteOldSignUps = (tx: OrgTx, before: Date, most: number): Promise<number> =>
  tx.db.$executeRaw(sql`
    WITH gone AS (
      DELETE FROM app.sign_ups WHERE org_id = ${tx.org}::uuid AND id IN (
        SELECT u.id FROM app.sign_ups u WHERE u.org_id = ${tx.org}::uuid AND u.created_at < ${before}
        LIMIT ${most} FOR UPDATE SKIP LOCKED)
      RETURNING send_id),
    unsent AS (
      UPDATE app.sends s SET address_key = NULL FROM gone WHERE s.org_id = ${tx.org}::uuid AND s.id = gone.send_id),
    unaddressed AS (
      UPDATE app.messages m SET to_address = '', answer = NULL FROM gone
      WHERE m.org_id = ${tx.org}::uuid AND m.send_id = gone.send_id)
    SELECT FROM gone`);

/** People of selections that were frozen before that moment and never used. */
export const deleteOldSelectionMembers = (tx: OrgTx, before: Date, most: number): Promise<number> =>
  deleteSome(
    tx,
    sql`app.selection_members`,
    sql`EXISTS (SELECT FROM app.selections s WHERE s.org_id = t.org_id AND s.id = t.selection_id
      AND s.state = 'FROZEN' AND s.created_at < ${before})`,
    most,
  );

export const deleteOldSelections = (tx: OrgTx, before: Date, most: number): Promise<number> =>
  deleteSome(
    tx,
    sql`app.selections`,
    sql`t.state = 'FROZEN' AND t.created_at < ${before} AND NOT EXISTS (
      SELECT FROM app.selection_members m WHERE m.org_id = t.org_id AND m.selection_id = t.id)`,
    most,
  );

/** Uploads that began before that moment and never ended; their files are left to be cleared. */
export const deleteOldUploads = (tx: OrgTx, before: Date, most: number): Promise<number> =>
  deleteSome(tx, sql`app.imports`, sql`t.state = 'UPLOADING' AND t.created_at < ${before}`, most);

/** A roster that no import reads, or will. */
const unread = (file: Sql, before: Date): Sql => sql`EXISTS (
  SELECT FROM app.files f WHERE f.org_id = t.org_id AND f.id = ${file} AND f.purpose = 'ROSTER'
    AND f.created_at < ${before} AND NOT EXISTS (
      SELECT FROM app.imports i WHERE i.org_id = f.org_id AND i.file_id = f.id))`;

export const deleteUnreadChunks = (tx: OrgTx, before: Date, most: number): Promise<number> =>
  deleteSome(tx, sql`app.file_chunks`, unread(sql`t.file_id`, before), most);

export const deleteUnreadFiles = (tx: OrgTx, before: Date, most: number): Promise<number> =>
  deleteSome(
    tx,
    sql`app.files`,
    sql`${unread(sql`t.id`, before)} AND NOT EXISTS (
      SELECT FROM app.file_chunks c WHERE c.org_id = t.org_id AND c.file_id = t.id)`,
    most,
  );
