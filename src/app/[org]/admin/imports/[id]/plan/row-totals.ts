import type { OrgTx } from "@/lib/org";
import type { Omitting } from "@/omissions/components/omitting";
import { countOpen } from "@/omissions/queries";
import type { PlanCounts } from "@/plans/rules";
import { noteOf } from "@/verdicts/rules";
import type { ImportPage } from "../import-head";
import { omit } from "./actions";
import type { PlanQuery } from "./plan-query";
import { rowFilterOf } from "./plan-query";

export type RowsProps = ImportPage & { view: PlanQuery };

/** How many rows there are, where it was counted. */
export function totalOf({ tab, group, q }: PlanQuery, counts: PlanCounts, refused: number) {
  const { verdicts, groups, teams, domains } = counts;
  if (q !== "") return undefined;
  const note = noteOf(group ?? "");
  if (note !== undefined) return counts[note];
  if (tab === "REFUSED" && group === undefined) return refused;
  if (group !== undefined)
    return [...groups, ...teams, ...domains].find(({ key }) => key === group)?.rows;
  return tab && tab !== "REFUSED" ? verdicts[tab] : undefined;
}

/** What can be done with the rows that are shown: they are left out of the plan, or taken back where they are. */
export async function omittingOf(tx: OrgTx, props: RowsProps): Promise<Omitting> {
  const { gate, run, view } = props;
  const { tab, group, q } = view;
  const isOut = noteOf(group ?? "") === "omitted" || (group === undefined && tab === "LEFT_OUT");
  const act = isOut ? "take-in" : "leave-out";
  const all = await countOpen(tx, { id: run.id, act, filter: rowFilterOf(view) });
  return {
    ...{ action: omit, org: gate.org.slug, id: run.id, act, all },
    filter: { ...(tab && { verdict: tab }), ...(group && { group }), ...(q && { q }) },
  };
}
