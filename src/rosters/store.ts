import type { OrgTx } from "@/lib/org";
import { rowset, sql } from "@/lib/sql";

/** Keeps what columns were called; what was kept before under the same name is replaced. */
export async function keepColumnNames(
  tx: OrgTx,
  names: readonly { headerKey: string; columnKey: string }[],
): Promise<void> {
  await tx.db.$executeRaw(sql`
    INSERT INTO app.column_names (org_id, header_key, column_key, updated_at)
    SELECT ${tx.org}::uuid, n."headerKey", n."columnKey", ${tx.now}
    FROM jsonb_to_recordset(${rowset(names)}) AS n ("headerKey" text, "columnKey" text)
    ON CONFLICT (org_id, header_key) DO UPDATE SET column_key = EXCLUDED.column_key, updated_at = EXCLUDED.updated_at
    WHERE column_names.column_key <> EXCLUDED.column_key`);
}

/** Forgets names under which a column is known without being remembered. */
export async function dropColumnNames(tx: OrgTx, headerKeys: readonly string[]): Promise<void> {
  await tx.db.columnName.deleteMany({
    where: { orgId: tx.org, headerKey: { in: [...headerKeys] } },
  });
}
