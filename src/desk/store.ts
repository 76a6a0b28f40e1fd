import type { OrgTx } from "@/lib/org";
import { rowset, sql } from "@/lib/sql";
import { isOnDesk } from "./queries";

/** Those of these who stand on the Desk are put aside; a request of theirs is settled by it, so that the next one counts. */
export const setDismissed = (tx: OrgTx, ids: readonly string[]): Promise<{ id: string }[]> =>
  tx.db.$queryRaw<{ id: string }[]>(sql`
    UPDATE app.accounts a SET desk_dismissed_at = ${tx.now}, asked_at = NULL, updated_at = ${tx.now}
    FROM jsonb_to_recordset(${rowset(ids.map((id) => ({ id })))}) AS r (id uuid)
    WHERE a.org_id = ${tx.org}::uuid AND a.id = r.id AND ${isOnDesk(tx)}
    RETURNING a.id`);
