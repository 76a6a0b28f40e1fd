import type { OrgTx } from "@/lib/org";
import { sql } from "@/lib/sql";

/**
 * Has tables counted anew of which the database believes that this organisation has next to nothing in them, though it has many
 * rows: it plans by that belief. Between two pieces of a large work; where the belief holds it costs a millisecond or two.
 */
export const freshenStatistics = (tx: OrgTx): Promise<{ table: string }[]> =>
  tx.db.$queryRaw<{ table: string }[]>(sql`SELECT app.freshen_statistics() AS "table"`);
