import { recordEvents } from "@/accounts/record-events";
import type { OrgTx } from "@/lib/org";
import type { Sql } from "@/lib/sql";
import { sql } from "@/lib/sql";

/** What happens to letters of a campaign that have not left, or have failed. */
export type LetterStep = "hold" | "release" | "retry" | "cancel";

/** Which letters a step is for. One that a pump holds at this moment is the pump's. */
const meant = (tx: OrgTx, step: LetterStep, before: Date): Sql => {
  const free = sql`(m.leased_until IS NULL OR m.leased_until < ${tx.now})`;
  const waits = sql`m.state IN ('QUEUED', 'DELAYED') AND ${free}`;
  if (step === "cancel") return waits;
  if (step === "hold") return sql`${waits} AND m.next_attempt_at < 'infinity'`;
  if (step === "release") return sql`${waits} AND m.lane = 3 AND m.next_attempt_at = 'infinity'`;
  return sql`m.state = 'FAILED' AND m.state_at < ${before}`;
};

const changed = (tx: OrgTx, step: LetterStep): Sql => {
  if (step === "hold") return sql`next_attempt_at = 'infinity'`;
  if (step === "release") return sql`next_attempt_at = ${tx.now}`;
  if (step === "cancel")
    return sql`state = 'CANCELLED', reason = 'stopped', state_at = ${tx.now}, lease = NULL, leased_until = NULL`;
  return sql`state = 'QUEUED', reason = NULL, attempts = 0, next_attempt_at = ${tx.now}, state_at = ${tx.now}`;
};

type Steered = { id: string; accountId: string; sendId: string | null };

/**
 * Holds, releases, retries or cancels up to `most` letters of a campaign. Returns whose they were; nobody, when all are
 * where the step wants them. People are locked before their letters, as wherever letters are cancelled.
 */
export async function steerLetters(
  tx: OrgTx,
  {
    campaignId,
    step,
    before = tx.now,
    most,
  }: { campaignId: string; step: LetterStep; before?: Date; most: number },
): Promise<string[]> {
  const letters = sql`app.messages m WHERE m.org_id = ${tx.org}::uuid AND m.campaign_id = ${campaignId}::uuid`;
  if (step === "cancel")
    await tx.db.$executeRaw(sql`
      SELECT FROM app.accounts WHERE org_id = ${tx.org}::uuid AND id = ANY (ARRAY(
        SELECT m.account_id FROM ${letters} AND ${meant(tx, step, before)} ORDER BY m.account_id LIMIT ${most})) ORDER BY id FOR UPDATE`);
  const steered = await tx.db.$queryRaw<Steered[]>(sql`
    UPDATE app.messages SET ${changed(tx, step)} WHERE org_id = ${tx.org}::uuid AND id = ANY (ARRAY(
      SELECT m.id FROM ${letters} AND ${meant(tx, step, before)} ORDER BY m.account_id LIMIT ${most} FOR UPDATE))
    RETURNING id, account_id AS "accountId", send_id AS "sendId"`);
  if (step === "cancel")
    await recordEvents(
      tx,
      steered.map(({ id, accountId, sendId }) => ({
        ...{ accountId, event: "message-cancelled", messageId: id, sendId },
        details: { reason: "stopped" },
      })),
    );
  return steered.map(({ accountId }) => accountId);
}
