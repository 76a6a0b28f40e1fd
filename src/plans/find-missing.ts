import type { OrgTx } from "@/lib/org";
import { sql } from "@/lib/sql";
import type { RosterKind } from "@/rosters/rules";
import { hasRole, missingFrom } from "./store";

/** Those who are missing and hold no role: whom a proposal may be about. */
export async function findMissing(
  tx: OrgTx,
  { id, kind }: { id: string; kind: RosterKind | null },
): Promise<string[]> {
  const rows = await tx.db.$queryRaw<{ id: string }[]>(sql`
    SELECT a.id FROM ${missingFrom(tx, id, kind)} AND NOT ${hasRole(tx)}`);
  return rows.map((row) => row.id);
}
