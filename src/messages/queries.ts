import { holdPeople } from "@/accounts/queries";
import type { OrgTx } from "@/lib/org";
import { sql } from "@/lib/sql";
import { readOwnOrganization } from "@/orgs/queries";
import type { MessageState } from "./rules";

/** The person of account `a` did not say no since letter `m` was queued (being invited anew clears that), nor wants no reminders where it is one. */
export const IS_WANTED = sql`(a.declined_at IS NULL AND (m.letter <> 'reminder' OR a.reminders_off_at IS NULL))`;

/** Why letter `m` no longer counts when its turn comes, of send `s`, invitation `i` and account `a`; what happened to its person comes first. */
export const WHY_DEAD = sql`CASE WHEN m.send_id IS NULL THEN 'outdated' WHEN s.purpose <> 'INVITATION' THEN 'secret-dead'
  WHEN a.status = 'ACTIVE' THEN 'claimed' WHEN a.status = 'SUSPENDED' THEN 'suspended' WHEN a.status = 'CLOSED' THEN 'closed'
  WHEN i.withdrawn_at IS NOT NULL THEN 'withdrawn' WHEN a.declined_at IS NOT NULL THEN 'declined'
  WHEN NOT ${IS_WANTED} THEN 'dont-remind' ELSE 'secret-dead' END`;

/** Letter `m` was cancelled as its link was dead when its turn came, and its person still has no newer one and wants it. */
export const IS_LOST = sql`m.state = 'CANCELLED' AND m.reason = 'secret-dead' AND EXISTS (
  SELECT FROM app.sends s JOIN app.invitations i ON i.org_id = s.org_id AND i.id = s.invitation_id AND i.last_seq = s.seq AND i.withdrawn_at IS NULL
  JOIN app.accounts a ON a.org_id = s.org_id AND a.id = s.account_id AND a.status = 'INVITED' AND ${IS_WANTED}
  WHERE s.org_id = m.org_id AND s.id = m.send_id)`;

/** How many of a campaign's letters are lost that way. */
export async function countLost(tx: OrgTx, campaignId: string): Promise<number> {
  const rows = await tx.db.$queryRaw<{ n: number }[]>(sql`
    SELECT count(*)::int AS n FROM app.messages m
    WHERE m.org_id = ${tx.org}::uuid AND m.campaign_id = ${campaignId}::uuid AND ${IS_LOST}`);
  return rows[0]?.n ?? 0;
}

/** The organisation's own words for a letter in a language: what a message queued now would say. */
export async function findTemplate(
  tx: OrgTx,
  letter: string,
  locale: string,
): Promise<{ subject: string; body: string; isBelow: boolean } | undefined> {
  const rows = await tx.db.$queryRaw<{ subject: string; body: string; isBelow: boolean }[]>(sql`
    SELECT w.subject, w.body, w.is_below AS "isBelow" FROM app.templates t
    JOIN app.wordings w ON w.org_id = t.org_id AND w.id = t.wording_id
    WHERE t.org_id = ${tx.org}::uuid AND t.letter = ${letter} AND t.locale = ${locale}`);
  return rows[0];
}

/** What a preview is made of: the person, who would sign, and the organisation's face. */
export async function readPreviewFacts(tx: OrgTx, accountId: string) {
  const select = {
    ...{ firstName: true, lastName: true, language: true },
    ...{ email: true, phone: true },
  } as const;
  const person = await tx.db.account.findUnique({
    where: { orgId_id: { orgId: tx.org, id: accountId } },
    select,
  });
  if (!person) return null;
  const actor =
    tx.actor.kind === "account"
      ? await tx.db.account.findUnique({
          where: { orgId_id: { orgId: tx.org, id: tx.actor.id } },
          select,
        })
      : null;
  const organization = await readOwnOrganization(tx);
  const inviter = [actor?.firstName, actor?.lastName].filter(Boolean).join(" ") || null;
  const out = await tx.db.invitation.findMany({
    where: { orgId: tx.org, accountId, liveSeq: { gt: 0 } },
    select: { channel: true },
  });
  const isOut = (channel: "EMAIL" | "SMS") => out.some((one) => one.channel === channel);
  return { ...person, inviter, organization, isOut };
}

export type SentMessage = {
  id: string;
  state: MessageState;
  reason: string | null;
  toAddress: string;
  accountId: string | null;
  sendId: string | null;
  letter: string;
  sentAt: Date | null;
  /** Its address is the account's of today, and nothing came back from there since it was written. */
  isCurrent: boolean;
  isTest: boolean;
};

/** A message that a notice names, locked behind its person: two notices of one message come one after the other. */
export async function findSent(tx: OrgTx, id: string): Promise<SentMessage | undefined> {
  await holdPeople(
    tx,
    sql`SELECT m.account_id FROM app.messages m WHERE m.org_id = ${tx.org}::uuid AND m.id = ${id}::uuid`,
  );
  const rows = await tx.db.$queryRaw<SentMessage[]>(sql`
    SELECT m.id, m.state, m.reason, m.to_address AS "toAddress", m.account_id AS "accountId",
      m.send_id AS "sendId", m.letter, m.sent_at AS "sentAt", m.details->>'test' IS NOT NULL AS "isTest",
      (SELECT lower(m.to_address) = lower(CASE m.channel WHEN 'SMS' THEN a.phone ELSE a.email END)
          AND coalesce(a.undeliverable_at < m.queued_at AND coalesce(a.undeliverable_by, 'EMAIL') = m.channel, true) FROM app.accounts a
        WHERE a.org_id = m.org_id AND a.id = m.account_id) IS TRUE AS "isCurrent"
    FROM app.messages m WHERE m.org_id = ${tx.org}::uuid AND m.id = ${id}::uuid FOR UPDATE OF m`);
  return rows[0];
}
