import type { OrgTx } from "@/lib/org";
import { countMissing } from "@/plans/count-missing";
import { findMissing } from "@/plans/find-missing";
import type { RowFilter } from "@/plans/queries";
import { listMissing } from "@/plans/queries";

/** What the rows of a plan are looked through by. */
export const ROW_FILTERS: [string, RowFilter][] = [
  ["everything", {}],
  ["one verdict", { verdicts: ["UPDATE"] }],
  ["several verdicts", { verdicts: ["ERROR", "CONFLICT", "UPDATE"] }],
  ["alike faults", { group: "email:email-wrong" }],
  ["what was refused", { isRefused: true }],
  ["a word that many have", { q: "k" }],
];

/** Everything that is asked of who is missing from a plan. */
export async function lookForMissing(tx: OrgTx, id: string): Promise<void> {
  for (const kind of ["USER", null] as const)
    for (const look of [listMissing, countMissing, findMissing]) await look(tx, { id, kind });
}
