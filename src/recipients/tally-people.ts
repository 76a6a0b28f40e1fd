import type { LetterState } from "@/campaigns/queries";
import type { OrgTx } from "@/lib/org";
import { sql } from "@/lib/sql";

export type Fault = {
  state: LetterState;
  reason: string | null;
  count: number;
  /** What a server said to one of them. */
  answer: string | null;
  /** When the first of them is tried again. */
  nextAttemptAt: Date | null;
};
export type PeopleTally = { opened: number; claimed: number; faults: Fault[] };

/** How far the people of a campaign came with its letters, and why letters did not arrive; both along indexes of their own. */
export async function tallyPeople(tx: OrgTx, id: string): Promise<PeopleTally> {
  const letters = sql`app.messages m WHERE m.org_id = ${tx.org}::uuid AND m.campaign_id = ${id}::uuid`;
  const counts = await tx.db.$queryRaw<Omit<PeopleTally, "faults">[]>(sql`
    SELECT count(*)::int AS opened, count(*) FILTER (WHERE m.progress = 'CLAIMED')::int AS claimed
    FROM ${letters} AND m.progress IS NOT NULL`);
  const faults = await tx.db.$queryRaw<Fault[]>(sql`
    SELECT m.state, m.reason, count(*)::int AS count, min(m.answer) AS answer,
      min(CASE WHEN m.state = 'DELAYED' AND m.next_attempt_at < 'infinity' THEN m.next_attempt_at END) AS "nextAttemptAt"
    FROM (SELECT m.state, m.reason, m.answer, m.next_attempt_at FROM ${letters}
        AND m.state IN ('DELAYED', 'BOUNCED', 'COMPLAINED', 'FAILED')
      UNION ALL SELECT 'LATE', m.reason, m.answer, m.next_attempt_at FROM ${letters} AND m.state = 'SENT' AND m.reason = 'delayed') m
    GROUP BY m.state, m.reason ORDER BY count(*) DESC, m.reason LIMIT 12`);
  return { opened: 0, claimed: 0, ...counts[0], faults };
}
