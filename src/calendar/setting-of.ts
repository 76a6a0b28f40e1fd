import type { OrgTx } from "@/lib/org";
import type { Sql } from "@/lib/sql";
import { sql } from "@/lib/sql";

/** The event that set the suspension date of an account: of a date that was put back the one that had set it before. */
export const settingOf = (tx: OrgTx, id: Sql): Sql => sql`
  SELECT coalesce((l.details->>'since')::bigint, l.id) AS id FROM app.account_events l
  WHERE l.org_id = ${tx.org}::uuid AND l.account_id = ${id}
    AND (l.event = 'created' OR (l.event IN ('edited', 'end-restored') AND l.details->'fields' ? 'suspensionDate'))
  ORDER BY l.id DESC LIMIT 1`;
