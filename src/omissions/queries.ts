import type { OrgTx } from "@/lib/org";
import type { RowFilter } from "@/plans/queries";
import type { Omission } from "./rules";
import { countRows } from "./store";

/** How many rows of a plan would be left out, or taken back, of all that this filter finds. */
export const countOpen = (
  tx: OrgTx,
  { id, act, filter }: { id: string; act: Omission; filter: RowFilter },
): Promise<number> => countRows(tx, id, { act, filter });
