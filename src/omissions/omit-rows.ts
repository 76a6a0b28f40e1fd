import { writeAudit } from "@/audit/write-audit";
import type { OrgTx } from "@/lib/org";
import { lockPlanned } from "@/plans/lock-planned";
import { rejudgeRows } from "@/plans/rejudge-rows";
import type { PlanCounts } from "@/plans/rules";
import { beginRecheck } from "@/rechecks/begin-recheck";
import { MOST_AT_ONCE } from "@/rechecks/rules";
import type { Omission } from "./rules";
import type { OmittedRows } from "./store";
import { findOpen, freeTwins, mark } from "./store";

const entryOf = (of: Omission, importId: string, rows: number) => ({
  act: of === "leave-out" ? "import.left-out" : "import.taken-in",
  details: { importId, rows },
});

/**
 * Leaves rows out of a plan: they stay in it without doing anything, whatever their cells become, until they are taken back or
 * the file is read anew. Rows that depend on them are judged anew, as are those that were left out for one of them, unless they
 * are meant too. Returns how many they are and what the plan comes to;
 * nothing of that where they are so many that the worker judges the whole plan.
 */
export async function omitRows(
  tx: OrgTx,
  { id, act, rows }: { id: string; act: Omission; rows: OmittedRows },
): Promise<{ count: number; counts: PlanCounts | null }> {
  const plan = await lockPlanned(tx, id);
  const open = await findOpen(tx, id, { act, rows, most: MOST_AT_ONCE + 1 });
  const isFew = open.length <= MOST_AT_ONCE;
  const lines = open.map(({ line }) => line);
  const marked = await mark(tx, id, { act, rows: isFew ? { lines } : rows });
  const freed = act === "leave-out" && marked > 0 ? await freeTwins(tx, id, rows) : [];
  const count = marked + freed.filter(({ isMeant }) => isMeant).length;
  if (count > 0) await writeAudit(tx, [entryOf(act, id, count)]);
  if (isFew) return { count, counts: await rejudgeRows(tx, plan, [...open, ...freed]) };
  await beginRecheck(tx, { ids: [id] });
  return { count, counts: null };
}
