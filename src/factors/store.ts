import type { OrgTx } from "@/lib/org";
import { KEPT, sql } from "@/lib/sql";

export const upsertPassword = (tx: OrgTx, accountId: string, hash: string): Promise<number> =>
  tx.db.$executeRaw(sql`
    ${KEPT} INSERT INTO app.passwords (org_id, account_id, hash, set_at) VALUES (${tx.org}::uuid, ${accountId}::uuid, ${hash}, ${tx.now})
    ON CONFLICT (org_id, account_id) DO UPDATE SET hash = excluded.hash, set_at = excluded.set_at`);
