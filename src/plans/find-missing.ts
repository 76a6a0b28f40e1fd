import type { OrgTx } from "@/lib/org";
import { sql } from "@/lib/sql";
import type { RosterKind } from "@/rosters/rules";
import { missingFrom } from "./store";

/** Those who are missing and hold no role: whom a proposal may be about. */
export async function findMissing(
  tx: OrgTx,
  { id, kind }: { id: string; kind: RosterKind | null },
): Promise<string[]> {
  const rows = await tx.db.$queryRaw<{ id: string }[]>(sql`
    SELECT a.id FROM ${missingFrom(tx, id, kind)} 
      AND NOT EXISTS (SELECT 1 FROM app.account_roles o WHERE o.org_id = a.org_id AND o.account_id = a.id)`);
  return rows.map((row) => row.id);
}
