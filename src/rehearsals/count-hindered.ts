import { plannedElsewhere } from "@/addressees/planned-elsewhere";
import type { OrgTx } from "@/lib/org";
import { sql } from "@/lib/sql";
import { readAbove } from "./queries";
import type { Hindrance } from "./rules";

/**
 * Of those who await an invitation, how many "Invite all" would leave out, and why: what the outlook says of everybody, found
 * from the few who are planned for, said no or hold rights. The lists say it on every visit and cannot look at each person.
 */
export async function countHindered(tx: OrgTx): Promise<Partial<Record<Hindrance, number>>> {
  const [planned, above] = [
    await plannedElsewhere(tx, { kind: "INVITE", selectionId: tx.org }),
    await readAbove(tx),
  ];
  const rows = await tx.db.$queryRaw<{ why: Hindrance; count: number }[]>(sql`
    WITH planned AS MATERIALIZED (
      SELECT DISTINCT p.account_id AS id FROM app.selection_members p
      JOIN app.accounts a ON a.org_id = p.org_id AND a.id = p.account_id AND a.status = 'CREATED'
      JOIN app.campaigns c ON c.org_id = p.org_id AND c.selection_id = p.selection_id AND (a.declined_at IS NULL OR (c.with_declined AND a.declined_at <= c.created_at))
      WHERE p.org_id = ${tx.org}::uuid AND p.selection_id = ANY (${planned}::uuid[]) AND p.outcome IS NULL),
    refusers AS MATERIALIZED (
      SELECT a.id FROM app.accounts a WHERE a.org_id = ${tx.org}::uuid AND a.status = 'CREATED' AND a.declined_at IS NOT NULL)
    SELECT 'invite-planned' AS why, count(*)::int AS count FROM planned
    UNION ALL SELECT 'declined', count(*)::int FROM refusers WHERE refusers.id NOT IN (SELECT planned.id FROM planned)
    UNION ALL SELECT 'holds-more', count(*)::int FROM unnest(${above}::uuid[]) AS held (id)
      WHERE held.id NOT IN (SELECT planned.id FROM planned UNION ALL SELECT refusers.id FROM refusers)`);
  return Object.fromEntries(rows.filter((row) => row.count > 0).map((row) => [row.why, row.count]));
}
