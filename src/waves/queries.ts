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
/** Account `a` is one whom campaign `c` would write to by its state, and by what its person answered. */
const IS_THEIRS = sql`a.status = CASE c.kind WHEN 'INVITE' THEN 'CREATED' WHEN 'REINSTATE' THEN 'SUSPENDED' ELSE 'INVITED' END
  AND (a.declined_at IS NULL OR (c.with_declined AND a.declined_at <= c.created_at))`;
/** Of two that invite the same people the one that was begun first has them. */
const IS_FIRST = sql`(c.kind <> 'INVITE' OR NOT EXISTS (SELECT FROM app.campaigns e
  JOIN app.selection_members n ON n.org_id = e.org_id AND n.selection_id = e.selection_id AND n.account_id = a.id AND n.outcome IS NULL
  WHERE e.org_id = c.org_id AND e.kind = c.kind AND e.state IN (${join(PLANNED_STATES)}) AND e.queued_at IS NULL
    AND (a.declined_at IS NULL OR (e.with_declined AND a.declined_at <= e.created_at)) AND (e.created_at, e.id) < (c.created_at, c.id)))`;
const AT = sql`CASE c.state WHEN 'SCHEDULED' THEN c.starts_at WHEN 'BETWEEN' THEN c.rest_at END AS at`;

/** The campaign that is to write to this person, the next one first, if there is one. */
export async function readPlannedFor(
  tx: OrgTx,
  accountId: string,
): Promise<PlannedFor | undefined> {
  const rows = await tx.db.$queryRaw<PlannedFor[]>(sql`
    SELECT c.id, c.kind, c.state = 'PAUSED' AS "isPaused", ${AT}, CASE WHEN c.meant IS NULL OR c.done + c.refused >= c.count THEN c.count - c.refused
      ELSE (c.meant->>'EMAIL')::int + (c.meant->>'SMS')::int + (c.meant->>'CODE')::int END AS count
    FROM app.campaigns c JOIN app.selection_members m ON m.org_id = c.org_id AND m.selection_id = c.selection_id
      AND m.account_id = ${accountId}::uuid AND m.outcome IS NULL
    JOIN app.accounts a ON a.org_id = m.org_id AND a.id = m.account_id
    WHERE c.org_id = ${tx.org}::uuid AND ${WAITING} AND ${IS_THEIRS} AND ${IS_FIRST}
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
          JOIN app.accounts a ON a.org_id = m.org_id AND a.id = m.account_id AND ${IS_THEIRS}
          WHERE m.org_id = c.org_id AND m.selection_id = c.selection_id AND m.outcome IS NULL AND ${IS_FIRST}) AS count
      FROM app.campaigns c
      WHERE c.org_id = ${tx.org}::uuid AND c.kind = 'INVITE' AND ${WAITING}
      ORDER BY at NULLS LAST, c.id LIMIT ${MOST}) planned
    WHERE count > 0`);
