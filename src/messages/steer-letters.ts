import { holdPeople } from "@/accounts/queries";
import { recordEvents } from "@/accounts/record-events";
import type { OrgTx } from "@/lib/org";
import type { Sql } from "@/lib/sql";
import { sql } from "@/lib/sql";
import { restoreEnds } from "@/reach/restore-ends";
import { IS_LOST } from "./queries";
import { recordOutcomes } from "./record-outcomes";

/** What happens to letters of a campaign that have not left, or have failed; one that is lost gives way to another one. */
export type LetterStep = "hold" | "put-off" | "release" | "retry" | "give-way" | "cancel";

/** The provider took letter `m`, and the worker that held it died before it recorded that. */
const HAS_LEFT = sql`(m.lease IS NOT NULL AND EXISTS (SELECT FROM ops.handed_over h WHERE h.lease = m.lease AND h.message = m.id))`;

/** Letter `m` has not left, and no pump holds it at this moment. */
const waiting = (tx: OrgTx): Sql =>
  sql`m.state IN ('QUEUED', 'DELAYED') AND (m.leased_until IS NULL OR m.leased_until < ${tx.now})`;

/** Which letters a step is for. One that a pump holds at this moment is the pump's; one that has left is cancelled by nobody. */
const meant = (tx: OrgTx, step: LetterStep, before: Date): Sql => {
  const waits = sql`${waiting(tx)} AND NOT ${HAS_LEFT}`;
  if (step === "cancel") return waits;
  if (step === "hold") return sql`${waits} AND m.next_attempt_at < 'infinity'`;
  if (step === "put-off") return sql`${waits} AND m.next_attempt_at < ${before}`;
  if (step === "release") return sql`${waits} AND m.lane = 3 AND m.next_attempt_at = 'infinity'`;
  if (step === "give-way") return sql`${IS_LOST} AND m.state_at < ${before}`;
  return sql`m.state = 'FAILED' AND m.state_at < ${before}`;
};

const changed = (tx: OrgTx, step: LetterStep, before: Date): Sql => {
  if (step === "put-off") return sql`next_attempt_at = ${before}`;
  if (step === "hold") return sql`next_attempt_at = 'infinity'`;
  if (step === "release") return sql`next_attempt_at = ${tx.now}`;
  if (step === "give-way") return sql`campaign_id = NULL`;
  if (step === "cancel")
    return sql`state = 'CANCELLED', reason = 'stopped', state_at = ${tx.now}, lease = NULL, leased_until = NULL`;
  return sql`state = 'QUEUED', reason = NULL, attempts = 0, next_attempt_at = ${tx.now}, state_at = ${tx.now}`;
};

type Steering = {
  campaignId: string;
  step: LetterStep;
  before?: Date;
  /** Of what is cancelled the link before counts as it did. */
  keepsEarlier?: boolean;
  most: number;
};
type Steered = { id: string; accountId: string; sendId: string | null };

type Left = { id: string; lease: string; channel: "EMAIL" | "SMS" };

/** What has left is recorded as sent before the others are taken back: nobody leases it any more. */
async function recordLeft(tx: OrgTx, left: Sql): Promise<void> {
  const found = await tx.db.$queryRaw<Left[]>(
    sql`SELECT m.id, m.lease, m.channel FROM ${left} FOR UPDATE`,
  );
  const sent = { state: "SENT", reason: null, answer: "", nextAttemptAt: null } as const;
  for (const [lease, some] of Map.groupBy(found, (one) => one.lease)) {
    const by = ({ channel }: Left) => (channel === "SMS" ? "TWILIO" : "SMTP");
    await recordOutcomes(tx, {
      lease,
      rows: some.map((one) => ({ id: one.id, transport: by(one), ...sent })),
    });
  }
}

/**
 * Holds, puts off until `before`, releases, retries or cancels up to `most` letters of a campaign. Returns whose they were; nobody, when all are
 * where the step wants them. People are held before their letters, as by whoever acts on them.
 */
export async function steerLetters(
  tx: OrgTx,
  { campaignId, step, before = tx.now, keepsEarlier = false, most }: Steering,
): Promise<string[]> {
  const letters = sql`app.messages m WHERE m.org_id = ${tx.org}::uuid AND m.campaign_id = ${campaignId}::uuid`;
  const whose = sql`(SELECT m.account_id FROM ${letters} AND ${meant(tx, step, before)} ORDER BY m.account_id LIMIT ${most})`;
  const left = sql`${letters} AND ${waiting(tx)} AND ${HAS_LEFT}`;
  // all of them at once: whoever held some and came back for more would meet somebody half-way
  const all = step === "cancel" ? sql`SELECT m.account_id FROM ${left} UNION ${whose}` : whose;
  await holdPeople(tx, all);
  if (step === "cancel") await recordLeft(tx, left);
  const steered = await tx.db.$queryRaw<Steered[]>(sql`
    UPDATE app.messages SET ${changed(tx, step, before)} WHERE org_id = ${tx.org}::uuid AND id = ANY (ARRAY(
      SELECT m.id FROM ${letters} AND ${meant(tx, step, before)} ORDER BY m.account_id LIMIT ${most} FOR UPDATE))
    RETURNING id, account_id AS "accountId", send_id AS "sendId"`);
  if (step === "cancel") {
    const accountIds = steered.map(({ accountId }) => accountId);
    if (keepsEarlier) await restoreEnds(tx, { ids: accountIds });
    await recordEvents(
      tx,
      steered.map(({ id, accountId, sendId }) => ({
        ...{ accountId, event: "message-cancelled", messageId: id, sendId },
        details: { reason: "stopped" },
      })),
    );
  }
  return steered.map(({ accountId }) => accountId);
}
