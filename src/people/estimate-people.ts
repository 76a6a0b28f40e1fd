import type { OrgTx } from "@/lib/org";
import type { Sql } from "@/lib/sql";
import { sql } from "@/lib/sql";
import { countTo, isMatching, peopleConditions } from "./queries";
import type { PeopleFilter } from "./rules";
import { COUNTED, isFiltered, TRIED } from "./rules";

/** Of these candidates so many match, or, where there are too many to try, at least. */
async function tryOut(tx: OrgTx, candidates: Sql, holds: Sql | undefined) {
  const most = sql`SELECT found.id FROM (${candidates}) found LIMIT ${TRIED + 1}`;
  const [found] = await tx.db.$queryRaw<{ candidates: number; n: number }[]>(
    holds
      ? sql`WITH candidates AS MATERIALIZED (${most})
          SELECT (SELECT count(*)::int FROM candidates) AS candidates, count(*)::int AS n FROM app.accounts a
          WHERE a.org_id = ${tx.org}::uuid AND a.id = ANY (ARRAY(SELECT id FROM candidates)) AND ${holds}`
      : sql`SELECT count(*)::int AS candidates, count(*)::int AS n FROM (${most}) candidates`,
  );
  return { count: Math.min(found?.n ?? 0, TRIED), isMore: (found?.candidates ?? 0) > TRIED };
}

/** How many match, for a page that waits. Of people who would be tried one by one only the first are, and `isMore` says so. */
export async function estimatePeople(
  tx: OrgTx,
  filter: PeopleFilter,
): Promise<{ count: number; isMore: boolean }> {
  const { each, candidates, named } = await peopleConditions(tx, filter, "apart");
  const isOnlyNamed = !(filter.kind || isFiltered({ ...filter, q: "" }));
  if (named) return tryOut(tx, named.source, isOnlyNamed ? undefined : isMatching(each));
  if (candidates) return tryOut(tx, candidates, isMatching(each));
  const found = await countTo(tx, each, COUNTED);
  return { count: Math.min(found, COUNTED), isMore: found > COUNTED };
}
