import type { CampaignKind, CampaignState } from "@/campaigns/rules";
import { PLANNED_STATES } from "@/campaigns/rules";
import type { OrgTx } from "@/lib/org";
import { join, sql } from "@/lib/sql";

export type PlannedInvitation = {
  id: string;
  state: CampaignState;
  /** When it begins, or its rest follows; nothing where somebody lets the rest go, or it go on. */
  at: Date | null;
  /** Who awaits an invitation by it. */
  count: number;
};

/** What it is called by, and when it is the turn of this person. */
export type PlannedFor = Pick<PlannedInvitation, "id" | "at" | "count"> & {
  kind: CampaignKind;
  isPaused: boolean;
};

/** Campaigns `c` that have somebody to write to, and when where that is known. */
const WAITING = sql`c.state IN (${join(PLANNED_STATES)}) AND c.queued_at IS NULL`;
const AT = sql`CASE c.state WHEN 'SCHEDULED' THEN c.starts_at WHEN 'BETWEEN' THEN c.rest_at END AS at`;

/** The campaign that is to write to this person, the next one first, if there is one. */
export async function readPlannedFor(
  tx: OrgTx,
  accountId: string,
): Promise<PlannedFor | undefined> {
  const rows = await tx.db.$queryRaw<PlannedFor[]>(sql`
    SELECT c.id, c.kind, c.count, c.state = 'PAUSED' AS "isPaused", ${AT}
    FROM app.campaigns c JOIN app.selection_members m ON m.org_id = c.org_id AND m.selection_id = c.selection_id
      AND m.account_id = ${accountId}::uuid AND m.outcome IS NULL
    WHERE c.org_id = ${tx.org}::uuid AND ${WAITING}
    ORDER BY at NULLS LAST, c.id LIMIT 1`);
  return rows[0];
}

/** More are not told one by one. */
const MOST = 20;

/** Campaigns that invite later, the next one first: people who await an invitation, for whom somebody has planned one. */
export const listPlanned = (tx: OrgTx): Promise<PlannedInvitation[]> =>
  tx.db.$queryRaw<PlannedInvitation[]>(sql`
    SELECT * FROM (
      SELECT c.id, c.state, ${AT},
        (SELECT count(*)::int FROM app.selection_members m
          JOIN app.accounts a ON a.org_id = m.org_id AND a.id = m.account_id AND a.status = 'CREATED'
          WHERE m.org_id = c.org_id AND m.selection_id = c.selection_id AND m.outcome IS NULL) AS count
      FROM app.campaigns c
      WHERE c.org_id = ${tx.org}::uuid AND c.kind = 'INVITE' AND ${WAITING}
      ORDER BY at NULLS LAST, c.id LIMIT ${MOST}) planned
    WHERE count > 0`);
