import { plainText } from "@/accounts/input";
import type { OrgTx } from "@/lib/org";
import { currentKeyVersion, newId } from "@/lib/secrets";
import { sql } from "@/lib/sql";
import type { Joiner } from "./input";

const actorId = ({ actor }: OrgTx): string | null => (actor.kind === "account" ? actor.id : null);

type LinkRules = {
  domains: string[];
  mostUses: number | null;
  expiresAt: Date | null;
  approval: boolean;
  alarmAbove: number;
};

/** A link of its own, with a secret of its own; false when another one is on. */
export async function insertLink(tx: OrgTx, rules: LinkRules): Promise<string | undefined> {
  const { domains, mostUses, expiresAt, approval, alarmAbove } = rules;
  const rows = await tx.db.$queryRaw<{ id: string }[]>(sql`
    INSERT INTO app.join_links (org_id, id, key_version, domains, most_uses, expires_at, approval, alarm_above, made_by, created_at, updated_at)
    VALUES (${tx.org}::uuid, ${newId()}::uuid, ${currentKeyVersion()}, ${domains}::text[], ${mostUses}, ${expiresAt}, ${approval},
      ${alarmAbove}, ${actorId(tx)}::uuid, ${tx.now}, ${tx.now})
    ON CONFLICT DO NOTHING RETURNING id`);
  return rows[0]?.id;
}

/** The link that is on, held until the transaction ends: nobody comes by it meanwhile. */
export async function lockHeldLink(tx: OrgTx): Promise<void> {
  await tx.db.$queryRaw(sql`
    SELECT id FROM app.join_links WHERE org_id = ${tx.org}::uuid AND closed_at IS NULL FOR UPDATE`);
}

export const updateLink = (tx: OrgTx, id: string, rules: LinkRules) =>
  tx.db.joinLink.update({
    where: { orgId_id: { orgId: tx.org, id } },
    data: { ...rules, updatedAt: tx.now },
  });

export const setClosed = (tx: OrgTx, id: string) =>
  tx.db.joinLink.update({
    where: { orgId_id: { orgId: tx.org, id } },
    data: { closedAt: tx.now, closedBy: actorId(tx) },
  });

/** Paused, or on again: who came before counts towards the next alarm no more. */
export const setPaused = (tx: OrgTx, id: string, isPaused: boolean) =>
  tx.db.joinLink.update({
    where: { orgId_id: { orgId: tx.org, id } },
    data: isPaused ? { pausedAt: tx.now } : { pausedAt: null, resumedAt: tx.now },
  });

export const insertRequest = (
  tx: OrgTx,
  request: Joiner & { linkId: string; sendId: string; emailKey: string },
) =>
  tx.db.joinRequest.create({
    data: {
      ...request,
      orgId: tx.org,
      id: newId(),
      searchText: plainText(`${request.firstName} ${request.lastName} ${request.email}`),
      askedAt: tx.now,
    },
  });

/** Its address is proven, and an admin is asked. */
export const setWaiting = (tx: OrgTx, id: string) =>
  tx.db.joinRequest.update({
    where: { orgId_id: { orgId: tx.org, id } },
    data: { state: "WAITING", provenAt: tx.now },
  });

type Entered = { linkId: string; requestId: string; accountId: string };

/** Whether this account came by this link before: a person counts once, however many mails they follow. */
async function hasCome(tx: OrgTx, { linkId, accountId }: Entered): Promise<boolean> {
  const where = { orgId: tx.org, linkId, accountId, enteredAt: { not: null } };
  return (await tx.db.joinRequest.count({ where })) > 0;
}

/**
 * Somebody is in: this request and all of the same address by this link are the account's, which has the words from now on;
 * so are the mails that proved it. The use is counted once. Returns whether this was the time that counted.
 */
export async function setEntered(tx: OrgTx, entered: Entered): Promise<boolean> {
  const { linkId, requestId, accountId } = entered;
  const counts = !(await hasCome(tx, entered));
  await tx.db.$executeRaw(sql`
    WITH entered AS (
      UPDATE app.join_requests r SET state = 'ENTERED', account_id = ${accountId}::uuid, proven_at = coalesce(r.proven_at, ${tx.now}::timestamptz),
        decided_at = coalesce(r.decided_at, CASE WHEN r.id = ${requestId}::uuid THEN ${actorId(tx) ? tx.now : null}::timestamptz END),
        decided_by = coalesce(r.decided_by, CASE WHEN r.id = ${requestId}::uuid THEN ${actorId(tx)}::uuid END),
        entered_at = CASE WHEN r.id = ${requestId}::uuid THEN ${counts ? tx.now : null}::timestamptz END,
        email = NULL, email_key = NULL, first_name = NULL, last_name = NULL, search_text = NULL
      WHERE r.org_id = ${tx.org}::uuid AND r.link_id = ${linkId}::uuid AND r.email_key = (
        SELECT o.email_key FROM app.join_requests o WHERE o.org_id = ${tx.org}::uuid AND o.id = ${requestId}::uuid)
      RETURNING r.send_id),
    owned AS (
      UPDATE app.sends s SET account_id = ${accountId}::uuid FROM entered e
      WHERE s.org_id = ${tx.org}::uuid AND s.id = e.send_id)
    UPDATE app.messages m SET account_id = ${accountId}::uuid FROM entered e
    WHERE m.org_id = ${tx.org}::uuid AND m.send_id = e.send_id`);
  if (counts)
    await tx.db.joinLink.update({
      where: { orgId_id: { orgId: tx.org, id: linkId } },
      data: { uses: { increment: 1 } },
    });
  return counts;
}

/** How many addresses were proven by this link since then, not counting further mails of who came already. */
export const countProven = (tx: OrgTx, linkId: string, since: Date): Promise<number> =>
  tx.db.joinRequest.count({
    where: {
      ...{ orgId: tx.org, linkId, provenAt: { gt: since } },
      OR: [{ enteredAt: { not: null } }, { state: { not: "ENTERED" } }],
    },
  });

export type Waiting = {
  id: string;
  linkId: string;
  email: string;
  firstName: string | null;
  lastName: string | null;
  language: string;
  accountId: string | null;
  status: string | null;
  /** They came by the link before: they take no use. */
  hasCome: boolean;
};

/** Those of these who wait by the link that is on, locked in the order of their ids, each with the account of their address. */
export async function lockWaiting(tx: OrgTx, ids: readonly string[]): Promise<Waiting[]> {
  await lockHeldLink(tx);
  return tx.db.$queryRaw<Waiting[]>(sql`
    SELECT r.id, r.link_id AS "linkId", r.email, r.first_name AS "firstName", r.last_name AS "lastName", r.language,
      a.id AS "accountId", a.status, EXISTS (
        SELECT FROM app.join_requests e WHERE e.org_id = r.org_id AND e.link_id = r.link_id AND e.account_id = a.id
          AND e.entered_at IS NOT NULL) AS "hasCome"
    FROM app.join_requests r
    JOIN app.join_links l ON l.org_id = r.org_id AND l.id = r.link_id AND l.closed_at IS NULL
    LEFT JOIN LATERAL (SELECT t.id, t.status FROM app.accounts t
      WHERE t.org_id = ${tx.org}::uuid AND t.email_key = r.email_key LIMIT 1) a ON true
    WHERE r.org_id = ${tx.org}::uuid AND r.id = ANY (${[...ids]}::uuid[]) AND r.state = 'WAITING'
    ORDER BY r.id FOR UPDATE OF r`);
}

export const setDeclined = (tx: OrgTx, ids: readonly string[]) =>
  tx.db.joinRequest.updateMany({
    where: { orgId: tx.org, id: { in: [...ids] } },
    data: { state: "DECLINED", decidedAt: tx.now, decidedBy: actorId(tx) },
  });

/** Takes requests out that came to nothing, with every trace of the address: asked before, or declined before. */
export const deleteOld = (
  tx: OrgTx,
  { asked, declined }: { asked: Date; declined: Date },
  most: number,
): Promise<number> =>
  tx.db.$executeRaw(sql`
    WITH gone AS (
      DELETE FROM app.join_requests WHERE org_id = ${tx.org}::uuid AND id IN (
        SELECT r.id FROM app.join_requests r JOIN app.join_links l ON l.org_id = r.org_id AND l.id = r.link_id
        WHERE r.org_id = ${tx.org}::uuid AND r.state <> 'ENTERED' AND r.asked_at < ${asked}
          AND (r.state = 'ASKED' OR (r.state = 'WAITING' AND l.closed_at < ${asked})
            OR (r.state = 'DECLINED' AND r.decided_at < ${declined}))
        LIMIT ${most} FOR UPDATE OF r SKIP LOCKED)
      RETURNING send_id),
    unsent AS (
      UPDATE app.sends s SET address_key = NULL FROM gone WHERE s.org_id = ${tx.org}::uuid AND s.id = gone.send_id),
    unaddressed AS (
      UPDATE app.messages m SET to_address = '', answer = NULL FROM gone
      WHERE m.org_id = ${tx.org}::uuid AND m.send_id = gone.send_id)
    SELECT FROM gone`);
