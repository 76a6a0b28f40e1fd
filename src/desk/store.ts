import { holdPeople } from "@/accounts/queries";
import type { OrgTx } from "@/lib/org";
import { rowset, sql } from "@/lib/sql";
import { asideFrom, isOnDesk } from "./queries";

/** Those of these who stand on the Desk are put aside; a request of theirs is kept apart, so that the next one counts. */
export async function setDismissed(tx: OrgTx, ids: readonly string[]): Promise<{ id: string }[]> {
  await holdPeople(tx, ids);
  return tx.db.$queryRaw<{ id: string }[]>(sql`
    UPDATE app.accounts a SET desk_dismissed_at = ${tx.now}, desk_asked_at = coalesce(a.asked_at, a.desk_asked_at),
      asked_at = NULL, updated_at = ${tx.now}
    FROM jsonb_to_recordset(${rowset(ids.map((id) => ({ id })))}) AS r (id uuid)
    WHERE a.org_id = ${tx.org}::uuid AND a.id = r.id AND ${isOnDesk(tx)}
    RETURNING a.id`);
}

/** Those of these who are put aside stand on the Desk again, with what they had asked for. */
export async function setTakenBack(tx: OrgTx, ids: readonly string[]): Promise<{ id: string }[]> {
  await holdPeople(tx, ids);
  return tx.db.$queryRaw<{ id: string }[]>(sql`
    UPDATE app.accounts t SET desk_dismissed_at = NULL, asked_at = coalesce(t.asked_at, t.desk_asked_at), desk_asked_at = NULL,
      updated_at = ${tx.now}
    WHERE t.org_id = ${tx.org}::uuid AND t.id IN (
      SELECT a.id FROM ${asideFrom(tx)} AND a.id = ANY (${ids}::uuid[]))
    RETURNING t.id`);
}

/** Those of these who said no; nobody of them says so, or is asked anew, until the transaction ends. */
export async function lockRefusers(tx: OrgTx, ids: readonly string[]): Promise<string[]> {
  const rows = await tx.db.$queryRaw<{ id: string; declined: boolean }[]>(sql`
    SELECT a.id, a.declined_at IS NOT NULL AND a.status IN ('CREATED', 'INVITED') AS declined FROM app.accounts a
    WHERE a.org_id = ${tx.org}::uuid AND a.id = ANY (${ids}::uuid[]) ORDER BY a.id FOR NO KEY UPDATE`);
  return rows.flatMap(({ id, declined }) => (declined ? id : []));
}
