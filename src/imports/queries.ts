import type { OrgTx } from "@/lib/org";
import { sql } from "@/lib/sql";

/**
 * Holds all imports until the transaction ends. Whoever works on rows holds their import first: an erasure, which may reach rows of
 * any of them, waits for what is being written, and finds it.
 */
export const holdImports = (tx: OrgTx): Promise<number> =>
  tx.db.$executeRaw(sql`
    SELECT FROM app.imports WHERE org_id = ${tx.org}::uuid ORDER BY id FOR NO KEY UPDATE`);
