import type { Sql } from "@/lib/sql";
import { sql } from "@/lib/sql";
import { wasTexted } from "@/texts/queries";
import type { Ways } from "./rules";

/**
 * The number of account `a` answered STOP: to a text of ours or, where that is not kept from us, of anybody (0088). As a value, not as
 * a condition to join by: joined, the planner walks the STOPs of the whole installation.
 */
export const hasStopped = ({ texts, knowsAllStops }: Ways): Sql => {
  const mayBeTold = knowsAllStops
    ? sql`true`
    : wasTexted(sql`a.org_id`, sql`a.mobile_digest`, sql`a.phone_key`);
  // whom an organisation texted is asked of the few who answered alone
  return sql`coalesce(CASE WHEN ${texts} AND a.mobile_digest IS NOT NULL AND (SELECT true FROM ops.text_stops t WHERE t.digest = a.mobile_digest)
    THEN ${mayBeTold} END, false)`;
};
