import type { CampaignKind } from "@/campaigns/rules";
import { MOST_LETTERS } from "@/campaigns/rules";
import { fullBy } from "@/invitations/queries";
import type { OrgTx } from "@/lib/org";
import type { Sql } from "@/lib/sql";
import { sql } from "@/lib/sql";

export type Whom = {
  kind: CampaignKind;
  /** The people of this campaign or selection; others' plans are what leaves somebody out. */
  selectionId: string;
  /** Who said no until then is written to all the same: somebody asked for that. */
  declinedUntil?: Date | null;
};

/** Letters of the invitation of account `a` that counts now. Only reminding asks. */
const lettersOf = (kind: CampaignKind): Sql =>
  kind !== "REMIND"
    ? sql`0`
    : sql`(SELECT least(count(*), 3)::int FROM app.messages m JOIN app.sends s ON s.org_id = m.org_id AND s.id = m.send_id
        WHERE m.org_id = a.org_id AND m.account_id = a.id AND m.letter IN ('invitation', 'reminder') AND m.state <> 'CANCELLED'
          AND s.epoch = a.epoch)`;

const DAY_MS = 86_400_000;
/** What was written to account `a` within a day; of both the reminder, which comes last in the alphabet. */
const latelyOf = (tx: OrgTx, kind: CampaignKind): Sql =>
  kind !== "REMIND"
    ? sql`NULL::text`
    : sql`(SELECT max(m.letter) FROM app.messages m JOIN app.sends s ON s.org_id = m.org_id AND s.id = m.send_id
        WHERE m.org_id = a.org_id AND m.account_id = a.id AND m.queued_at > ${new Date(tx.now.getTime() - DAY_MS)}
          AND m.letter IN ('invitation', 'reminder') AND m.state <> 'CANCELLED' AND s.epoch = a.epoch)`;

/** Letters `m` to account `a` of the invitation that counts now, to where it is written to today. */
const LETTERS = sql`app.messages m JOIN app.sends s ON s.org_id = m.org_id AND s.id = m.send_id
  WHERE m.org_id = a.org_id AND m.account_id = a.id AND m.letter IN ('invitation', 'reminder') AND s.epoch = a.epoch AND s.address_key IN (a.email_key, a.phone_key)`;

/** A letter to account `a` has not left yet. Only who was invited before is asked. */
const isWaiting = (kind: CampaignKind): Sql =>
  kind === "REMIND" || kind === "AGAIN"
    ? sql`EXISTS (SELECT FROM ${LETTERS} AND m.state IN ('QUEUED', 'DELAYED'))`
    : sql`false`;

const HOUR_MS = 3_600_000;
/** A letter to account `a` left within the hour, and there are others in the selection. Only who was invited before is asked. */
const isJustSent = (tx: OrgTx, { kind, selectionId }: Whom): Sql =>
  kind === "REMIND" || kind === "AGAIN"
    ? sql`((SELECT n.count > 1 FROM app.selections n WHERE n.org_id = ${tx.org}::uuid AND n.id = ${selectionId}::uuid) IS TRUE
        AND EXISTS (SELECT FROM ${LETTERS} AND m.state IN ('SENT', 'DELIVERED') AND m.sent_at > ${new Date(tx.now.getTime() - HOUR_MS)}))`
    : sql`false`;

/**
 * What was written to account `a`: as far as a campaign of this kind `asks`, and whether that `holds` it back, as the pure rules say
 * of one (rules: leftOut).
 */
export function letterTraits(tx: OrgTx, whom: Whom): { asks: Sql; holds: Sql } {
  const { kind } = whom;
  const [letters, lately] = [lettersOf(kind), latelyOf(tx, kind)];
  const [waits, justSent] = [isWaiting(kind), isJustSent(tx, whom)];
  const isDone = sql`${letters} >= ${MOST_LETTERS} OR ${lately} IS NOT DISTINCT FROM 'reminder'`;
  return {
    asks: sql`
    ${letters} AS letters, ${lately} AS lately, ${waits} AS waiting, ${justSent} AS just_sent, ${fullBy(tx)} AS full_by`,
    holds:
      kind === "REMIND"
        ? sql`(${waits} OR ${justSent} OR ${isDone})`
        : sql`(${waits} OR ${justSent})`,
  };
}
