import type { OrgTx } from "@/lib/org";
import { empty, sql } from "@/lib/sql";
import type { RosterKind } from "@/rosters/rules";
import type { MissingCounts } from "./rules";
import { missingFrom } from "./store";

/** Who is missing from a file that is meant to be everybody, in numbers, at this moment. */
export async function countMissing(
  tx: OrgTx,
  { id, kind }: { id: string; kind: RosterKind | null },
): Promise<MissingCounts> {
  const rows = await tx.db.$queryRaw<MissingCounts[]>(sql`
    SELECT m.missing, m.held, u.unsure, e.open FROM
      (SELECT count(*)::int AS missing, (count(*) FILTER (WHERE EXISTS (SELECT 1 FROM app.account_roles o WHERE o.org_id = a.org_id AND o.account_id = a.id)))::int AS held
        FROM ${missingFrom(tx, id, kind)}) m,
      (SELECT count(*)::int AS unsure FROM app.import_rows i WHERE i.org_id = ${tx.org}::uuid
        AND i.import_id = ${id}::uuid AND coalesce(i.change ->> 'omitted', i.verdict) IN ('ERROR', 'CONFLICT') AND i.account_id IS NULL) u,
      (SELECT count(*)::int AS open FROM app.accounts a WHERE a.org_id = ${tx.org}::uuid
        AND a.status IN ('CREATED', 'INVITED', 'ACTIVE') ${kind ? sql`AND a.kind = ${kind}` : empty}) e`);
  return rows[0] ?? { missing: 0, held: 0, unsure: 0, open: 0 };
}
