import type { PlanCounts, Verdict } from "@/plans/rules";
import { newTeamOf } from "@/teams/rules";
import { noteOf } from "@/verdicts/rules";

/** Leaving a row out of a plan, and taking it back. */
export type Omission = "leave-out" | "take-in";

/** By what rows of a plan are found (plans/queries.ts). */
type Found = {
  verdicts?: readonly Verdict[] | undefined;
  group?: string | undefined;
  q?: string | undefined;
  isRefused?: boolean | undefined;
};

/** Rows that are left out by hand, as a list of their own. */
const areOut = ({ verdicts = [], group }: Found): boolean =>
  group === undefined
    ? verdicts.length === 1 && verdicts[0] === "LEFT_OUT"
    : noteOf(group) === "omitted";

/**
 * How many rows an act on all that a filter finds is about, where the counts of the plan say it: the page shows no other number,
 * and the act takes no other. What is counted by verdict holds rows that an erasure emptied, by note those that do nothing
 * already, and a team may stand in a row twice: then all are counted anew.
 */
export function countedBy(
  { erased, omitted, groups, verdicts }: PlanCounts,
  { act, filter }: { act: Omission; filter: Found },
): number | undefined {
  const { group, q = "", isRefused } = filter;
  const isOut = areOut(filter);
  if (q !== "" || isRefused || isOut !== (act === "take-in")) return undefined;
  if (isOut) return omitted;
  if (erased > 0) return undefined;
  if (group !== undefined) {
    const isSure = noteOf(group) === undefined && newTeamOf(group) === undefined;
    return isSure ? groups.find(({ key }) => key === group)?.rows : undefined;
  }
  const [only, ...more] = filter.verdicts ?? [];
  return only && more.length === 0 ? verdicts[only] : undefined;
}

/** How many rows are left out because another row of the same person is kept: neither by hand nor as examples. */
export const leftForAnother = ({
  verdicts,
  omitted,
  example,
  erased,
}: Pick<PlanCounts, "verdicts" | "omitted" | "example" | "erased">): number =>
  erased > 0 ? 0 : Math.max(0, (verdicts.LEFT_OUT ?? 0) - omitted - example);
