import { PLANNED_STATES } from "@/campaigns/rules";
import type { OrgTx } from "@/lib/org";
import { join, sql } from "@/lib/sql";
import type { Whom } from "./letter-traits";

/**
 * Selections whose people are to be invited later by another campaign: at a chosen time, with the rest of a first wave, or once
 * what is paused goes on. Of two campaigns with the same people the one that was begun first has them; it is not kept from them by the
 * other, which would leave them to it in turn.
 */
export async function plannedElsewhere(tx: OrgTx, { kind, selectionId }: Whom): Promise<string[]> {
  if (kind !== "INVITE") return [];
  const rows = await tx.db.$queryRaw<{ id: string }[]>(sql`
    SELECT c.selection_id AS id FROM app.campaigns c
    WHERE c.org_id = ${tx.org}::uuid AND c.kind = ${kind} AND c.state IN (${join(PLANNED_STATES)}) AND c.queued_at IS NULL
      AND c.selection_id <> ${selectionId}::uuid AND NOT EXISTS (SELECT FROM app.campaigns own
        WHERE own.org_id = c.org_id AND own.selection_id = ${selectionId}::uuid AND (own.created_at, own.id) < (c.created_at, c.id))`);
  return rows.map(({ id }) => id);
}
