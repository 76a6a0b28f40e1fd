import type { OrgTx } from "@/lib/org";
import { sql } from "@/lib/sql";
import { OPEN_CONTACTS } from "./queries";

/** Rows that suspend or close somebody say how many open contacts that person keeps whom no row hands on or closes. */
export const noteKeepers = (tx: OrgTx, id: string): Promise<number> =>
  tx.db.$executeRaw(sql`
    WITH n AS MATERIALIZED (SELECT m.line, (SELECT count(*)::int FROM ${OPEN_CONTACTS}
          AND NOT EXISTS (SELECT FROM app.import_rows k WHERE k.org_id = m.org_id AND k.import_id = m.import_id
            AND k.account_id = c.id AND (k.verdict = 'CLOSE' OR k.change ? 'owner'))) AS keeps
        FROM app.import_rows m WHERE m.org_id = ${tx.org}::uuid AND m.import_id = ${id}::uuid AND m.verdict IN ('SUSPEND', 'CLOSE'))
    UPDATE app.import_rows i SET change = CASE WHEN n.keeps > 0 THEN i.change || jsonb_build_object('keeps', n.keeps) ELSE i.change - 'keeps' END
    FROM n WHERE i.org_id = ${tx.org}::uuid AND i.import_id = ${id}::uuid AND i.line = n.line
      AND coalesce((i.change ->> 'keeps')::int, 0) <> n.keeps`);
