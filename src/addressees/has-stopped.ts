import type { Sql } from "@/lib/sql";
import { empty, sql } from "@/lib/sql";
import type { Ways } from "./rules";

/** We texted somebody on the number of account `a`. */
const IS_OURS = sql`AND (SELECT true FROM app.directory d
  WHERE d.kind = 'mobile' AND d.digest = a.mobile_digest COLLATE "C" AND d.org_id = a.org_id LIMIT 1)`;

/**
 * The number of account `a` answered STOP: to a text of ours or, where that is not kept from us, of anybody (0088). As a value, not as
 * a condition to join by: joined, the planner walks the STOPs of the whole installation.
 */
export const hasStopped = ({ texts, knowsAllStops }: Ways): Sql =>
  sql`coalesce(${texts} AND a.mobile_digest IS NOT NULL AND (SELECT true FROM ops.text_stops t WHERE t.digest = a.mobile_digest) ${knowsAllStops ? empty : IS_OURS}, false)`;
