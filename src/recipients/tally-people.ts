import type { LetterState } from "@/campaigns/queries";
import type { OrgTx } from "@/lib/org";
import { sql } from "@/lib/sql";
import { IS_LOST } from "@/messages/queries";

export type Fault = {
  state: LetterState;
  reason: string | null;
  count: number;
  /** What a server said to one of them. */
  answer: string | null;
  /** When the first of them is tried again. */
  nextAttemptAt: Date | null;
};
export type PeopleTally = {
  opened: number;
  claimed: number;
  /** Of those with an access code. */
  codesClaimed: number;
  /** Of those whose letter was taken back by a stop, who await an invitation since. */
  awaiting: number;
  faults: Fault[];
};

/** Of those whom it gave a code how many have claimed their account. */
async function countCodesClaimed(tx: OrgTx, id: string): Promise<number> {
  const rows = await tx.db.$queryRaw<{ n: number }[]>(sql`
    SELECT count(*)::int AS n FROM app.campaigns c
    JOIN app.selection_members m ON m.org_id = c.org_id AND m.selection_id = c.selection_id
      AND m.outcome IS NOT NULL AND m.outcome <> 'done' AND m.outcome = 'coded'
    JOIN app.accounts a ON a.org_id = m.org_id AND a.id = m.account_id AND a.claimed_at IS NOT NULL
    WHERE c.org_id = ${tx.org}::uuid AND c.id = ${id}::uuid AND c.coded > 0`);
  return rows[0]?.n ?? 0;
}

/** It had invited, or reinstated them, and was stopped before their letter left. */
async function countAwaiting(tx: OrgTx, id: string): Promise<number> {
  const rows = await tx.db.$queryRaw<{ n: number }[]>(sql`
    SELECT count(*)::int AS n FROM app.campaigns c
    JOIN app.messages m ON m.org_id = c.org_id AND m.campaign_id = c.id AND m.state = 'CANCELLED' AND m.reason = 'stopped'
    JOIN app.accounts a ON a.org_id = m.org_id AND a.id = m.account_id AND a.status = 'CREATED'
    WHERE c.org_id = ${tx.org}::uuid AND c.id = ${id}::uuid AND c.state = 'STOPPED' AND c.kind IN ('INVITE', 'REINSTATE')`);
  return rows[0]?.n ?? 0;
}

/**
 * How far the people of a campaign came with its letters, and why letters did not arrive, or were not sent because
 * their number answered STOP or their link was dead; all along indexes of their own.
 */
export async function tallyPeople(tx: OrgTx, id: string): Promise<PeopleTally> {
  const letters = sql`app.messages m WHERE m.org_id = ${tx.org}::uuid AND m.campaign_id = ${id}::uuid`;
  const counts = await tx.db.$queryRaw<Pick<PeopleTally, "opened" | "claimed">[]>(sql`
    SELECT count(*)::int AS opened, count(*) FILTER (WHERE m.progress = 'CLAIMED')::int AS claimed
    FROM ${letters} AND m.progress IS NOT NULL`);
  const faults = await tx.db.$queryRaw<Fault[]>(sql`
    SELECT m.state, m.reason, count(*)::int AS count, min(m.answer) AS answer,
      min(CASE WHEN m.state = 'DELAYED' AND m.next_attempt_at < 'infinity' THEN m.next_attempt_at END) AS "nextAttemptAt"
    FROM (SELECT m.state, m.reason, m.answer, m.next_attempt_at FROM ${letters}
        AND m.state IN ('DELAYED', 'BOUNCED', 'COMPLAINED', 'FAILED')
      UNION ALL SELECT 'LATE', m.reason, m.answer, m.next_attempt_at FROM ${letters} AND m.state = 'SENT' AND m.reason = 'delayed'
      UNION ALL SELECT m.state, m.reason, m.answer, m.next_attempt_at FROM ${letters} AND m.state = 'CANCELLED' AND m.reason = '21610'
      UNION ALL SELECT m.state, m.reason, m.answer, m.next_attempt_at FROM ${letters} AND ${IS_LOST}) m
    GROUP BY m.state, m.reason ORDER BY count(*) DESC, m.reason LIMIT 12`);
  const codesClaimed = await countCodesClaimed(tx, id);
  const awaiting = await countAwaiting(tx, id);
  return { opened: 0, claimed: 0, ...counts[0], codesClaimed, awaiting, faults };
}
