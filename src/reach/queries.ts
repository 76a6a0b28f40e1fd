import type { OrgTx } from "@/lib/org";
import { sql } from "@/lib/sql";

/** A letter of the newest invitation of account `a` has not left: its link lives from when it does, and is not over before. */
export const HAS_UNSENT = sql`EXISTS (SELECT FROM app.messages u
  WHERE u.org_id = a.org_id AND u.wait = 'QUEUED' AND u.waiting_name = a.name_key AND u.account_id = a.id)`;

/** Whether the person of this sending gets no reminder any more: they said so, or there is nothing to remind of. */
export async function hasRemindersOff(tx: OrgTx, sendId: string): Promise<boolean | undefined> {
  const rows = await tx.db.$queryRaw<{ off: boolean }[]>(sql`
    SELECT a.reminders_off_at IS NOT NULL OR a.status NOT IN ('CREATED', 'INVITED') AS off
    FROM app.sends s JOIN app.accounts a ON a.org_id = s.org_id AND a.id = s.account_id
    WHERE s.org_id = ${tx.org}::uuid AND s.id = ${sendId}::uuid AND s.purpose = 'INVITATION'`);
  return rows[0]?.off;
}
