import type { OrgTx } from "@/lib/org";
import { rowset, sql } from "@/lib/sql";

/** Lists codes where a typed one is looked up: by a keyed digest, with the send that it was derived from. */
export const listDigests = (
  tx: OrgTx,
  rows: readonly { digest: string; sendId: string }[],
): Promise<number> =>
  tx.db.$executeRaw(sql`
    INSERT INTO app.directory (kind, digest, org_id, id)
    SELECT 'code', r.digest, ${tx.org}::uuid, r."sendId"
    FROM jsonb_to_recordset(${rowset(rows)}) AS r (digest text, "sendId" uuid)`);
