import type { OrgTx } from "@/lib/org";
import type { PeopleFilter } from "@/people/rules";
import { findLeftOut } from "./find-left-out";

/** A filter of People with the ids of those whom a selection leaves out, where it names one: People knows nothing of campaigns. */
export const resolveFilter = async (tx: OrgTx, filter: PeopleFilter): Promise<PeopleFilter> =>
  filter.left ? { ...filter, among: await findLeftOut(tx, filter.left) } : filter;
