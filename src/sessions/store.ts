import type { OrgTx } from "@/lib/org";
import { newId } from "@/lib/secrets";
import type { Sql } from "@/lib/sql";
import { empty, join, KEPT, rowset, sql } from "@/lib/sql";

export type FlowRow = {
  id: string;
  accountId: string;
  epoch: number;
  factors: string[];
  expiresAt: Date;
};

export const insertFlow = (tx: OrgTx, flow: FlowRow) =>
  tx.db.authFlow.create({ data: { ...flow, orgId: tx.org, createdAt: tx.now } });

/** Flows whose time is over are of no use to anybody. */
export const deleteDeadFlows = (tx: OrgTx, accountId: string) =>
  tx.db.authFlow.deleteMany({ where: { orgId: tx.org, accountId, expiresAt: { lte: tx.now } } });

export type TakenFlow = { accountId: string; epoch: number; factors: string[] };

/** Takes a flow exactly once, and only while its account could be signed in. */
export async function takeFlow(tx: OrgTx, flowId: string): Promise<TakenFlow | undefined> {
  const rows = await tx.db.$queryRaw<TakenFlow[]>(sql`
    UPDATE app.auth_flows f SET consumed_at = ${tx.now}
    FROM app.accounts a
    WHERE f.org_id = ${tx.org}::uuid AND f.id = ${flowId}::uuid AND f.consumed_at IS NULL AND f.expires_at > ${tx.now}
      AND a.org_id = f.org_id AND a.id = f.account_id AND a.epoch = f.epoch AND a.status = 'ACTIVE'
      AND EXISTS (SELECT FROM app.organizations o WHERE o.org_id = f.org_id AND o.status = 'ACTIVE')
    RETURNING f.account_id AS "accountId", f.epoch, f.factors`);
  return rows[0];
}

type SessionRow = TakenFlow & {
  browserDigest: string;
  /** What the browser was known by until now. */
  oldDigest: string | undefined;
  expiresAt: Date;
};

/**
 * The session and the directory row by which the browser's other organisations find it; what the browser had here, and the
 * rows of this account that count no longer, go with theirs.
 */
export const insertSession = (tx: OrgTx, row: SessionRow): Promise<number> => {
  const id = newId();
  return tx.db.$executeRaw(sql`
    ${KEPT} WITH gone AS (
      DELETE FROM app.sessions s WHERE s.org_id = ${tx.org}::uuid AND (s.browser_digest = ${row.oldDigest ?? ""}
        OR (s.account_id = ${row.accountId}::uuid AND (s.epoch <> ${row.epoch} OR s.expires_at <= ${tx.now}))) RETURNING s.id),
    unlisted AS (
      DELETE FROM app.directory d USING gone g WHERE d.org_id = ${tx.org}::uuid AND d.kind = 'browser' AND d.id = g.id),
    listed AS (
      INSERT INTO app.directory (kind, digest, org_id, id) VALUES ('browser', ${row.browserDigest}, ${tx.org}::uuid, ${id}::uuid))
    INSERT INTO app.sessions (org_id, id, browser_digest, account_id, epoch, factors, ip, user_agent, created_at, seen_at, expires_at)
    VALUES (${tx.org}::uuid, ${id}::uuid, ${row.browserDigest}, ${row.accountId}::uuid, ${row.epoch}, ${row.factors}::text[],
      ${tx.origin.ip ?? null}, ${tx.origin.userAgent ?? null}, ${tx.now}, ${tx.now}, ${row.expiresAt})`);
};

async function deleteSessions(tx: OrgTx, which: Sql): Promise<number> {
  const gone = await tx.db.$queryRaw<{ id: string }[]>(sql`
    DELETE FROM app.sessions s WHERE s.org_id = ${tx.org}::uuid AND ${which} RETURNING s.id`);
  if (gone.length === 0) return 0;
  await tx.db.$executeRaw(sql`
    DELETE FROM app.directory WHERE org_id = ${tx.org}::uuid AND kind = 'browser'
      AND id IN (${join(gone.map(({ id }) => sql`${id}::uuid`))})`);
  return gone.length;
}

export const deleteBrowserSession = (tx: OrgTx, browserDigest: string): Promise<number> =>
  deleteSessions(tx, sql`s.browser_digest = ${browserDigest}`);

/** Sessions of this account: these, or all; never the one of the browser that is kept. */
export const deleteOwnSessions = (
  tx: OrgTx,
  accountId: string,
  { ids, kept }: { ids?: string[] | undefined; kept?: string | undefined },
): Promise<number> =>
  deleteSessions(
    tx,
    sql`s.account_id = ${accountId}::uuid AND s.browser_digest <> ${kept ?? ""}
      ${ids ? sql`AND s.id IN (SELECT r.id FROM jsonb_to_recordset(${rowset(ids.map((id) => ({ id })))}) AS r (id uuid))` : empty}`,
  );

/** Sign-ins under way: a ticket is good for a minute. */
export const deleteFlows = (tx: OrgTx, accountId: string) =>
  tx.db.authFlow.deleteMany({ where: { orgId: tx.org, accountId } });

/** The browser got a new id: its session here goes with it. */
export async function renameBrowser(tx: OrgTx, from: string, to: string): Promise<void> {
  const moved = await tx.db.$queryRaw<{ id: string }[]>(sql`
    UPDATE app.sessions SET browser_digest = ${to} WHERE org_id = ${tx.org}::uuid AND browser_digest = ${from} RETURNING id`);
  await tx.db.directory.deleteMany({ where: { orgId: tx.org, kind: "browser", digest: from } });
  await tx.db.directory.createMany({
    data: moved.map(({ id }) => ({ kind: "browser", digest: to, orgId: tx.org, id })),
  });
}

export const updateSeen = (tx: OrgTx, id: string, expiresAt: Date) =>
  tx.db.session.updateMany({ where: { orgId: tx.org, id }, data: { seenAt: tx.now, expiresAt } });

type Owner = {
  id: string;
  status: string;
  epoch: number;
  email: string | null;
  language: string | null;
  hash: string | null;
};

/** Locks an account, then reads its password: who changes it goes one after the other, and sees what the other left. */
export async function lockOwner(tx: OrgTx, id: string): Promise<Owner | undefined> {
  const [owner] = await tx.db.$queryRaw<Omit<Owner, "hash">[]>(sql`
    SELECT id, status, epoch, email, language FROM app.accounts
    WHERE org_id = ${tx.org}::uuid AND id = ${id}::uuid FOR NO KEY UPDATE`);
  // A statement of its own: one that waited for the lock would still join the password it saw before.
  const password = await tx.db.password.findFirst({ where: { orgId: tx.org, accountId: id } });
  return owner && { ...owner, hash: password?.hash ?? null };
}
