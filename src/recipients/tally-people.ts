import type { OrgTx } from "@/lib/org";
import { sql } from "@/lib/sql";
import type { MessageState } from "@/messages/rules";

export type Fault = {
  state: MessageState;
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
  /** Letters handed over within the last minute: how fast it goes. */
  lately: number;
  faults: Fault[];
};

/** How far the people of a campaign came with its letters, and why letters did not arrive. */
export async function tallyPeople(tx: OrgTx, id: string): Promise<PeopleTally> {
  const letters = sql`app.messages m
    LEFT JOIN app.sends s ON s.org_id = m.org_id AND s.id = m.send_id
    WHERE m.org_id = ${tx.org}::uuid AND m.campaign_id = ${id}::uuid`;
  const minuteAgo = new Date(tx.now.getTime() - 60_000);
  const counts = await tx.db.$queryRaw<Omit<PeopleTally, "faults">[]>(sql`
    SELECT count(*) FILTER (WHERE s.opened_at IS NOT NULL OR s.consumed_at IS NOT NULL)::int AS opened,
      count(*) FILTER (WHERE s.consumed_at IS NOT NULL)::int AS claimed,
      count(*) FILTER (WHERE m.sent_at > ${minuteAgo})::int AS lately
    FROM ${letters}`);
  const faults = await tx.db.$queryRaw<Fault[]>(sql`
    SELECT m.state, m.reason, count(*)::int AS count, min(m.answer) AS answer,
      min(CASE WHEN m.state = 'DELAYED' AND m.next_attempt_at < 'infinity' THEN m.next_attempt_at END) AS "nextAttemptAt"
    FROM app.messages m
    WHERE m.org_id = ${tx.org}::uuid AND m.campaign_id = ${id}::uuid
      AND m.state IN ('DELAYED', 'BOUNCED', 'COMPLAINED', 'FAILED')
    GROUP BY m.state, m.reason ORDER BY count(*) DESC, m.reason LIMIT 12`);
  return { opened: 0, claimed: 0, lately: 0, ...counts[0], faults };
}
