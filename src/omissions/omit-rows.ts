import type { OrgTx } from "@/lib/org";
import { Refusal } from "@/lib/refusal";
import { lockPlanned } from "@/plans/lock-planned";
import { rejudgeRows } from "@/plans/rejudge-rows";
import type { PlanCounts } from "@/plans/rules";
import { beginRecheck } from "@/rechecks/begin-recheck";
import { MOST_AT_ONCE } from "@/rechecks/rules";
import { countOpen } from "./queries";
import type { Omission } from "./rules";
import type { OmittedRows } from "./store";
import { findOpen, freeTwins, mark } from "./store";
import { tellOmitted } from "./tell-omitted";

type Planned = Awaited<ReturnType<typeof lockPlanned>>;
type Asked = { id: string; act: Omission; rows: OmittedRows };

/** How many rows a filter finds; where somebody was shown another number, nothing happens. */
async function demandNumber(tx: OrgTx, { id, act, rows }: Asked): Promise<number> {
  if ("lines" in rows) return rows.lines.length;
  const count = await countOpen(tx, { id, act, filter: rows.filter });
  const { expected = count } = rows;
  if (count !== expected) throw new Refusal("rows-recounted", { count, expected });
  return count;
}

/** A few rows, and at once. */
async function omitFew(tx: OrgTx, plan: Planned, { id, act, rows }: Asked) {
  const open = await findOpen(tx, id, { act, rows, most: MOST_AT_ONCE + 1 });
  // counted as few, and are not
  if (open.length > MOST_AT_ONCE) throw new Refusal("import-moved-on");
  const marked = await mark(tx, id, { act, rows: { lines: open.map(({ line }) => line) } });
  const freed = act === "leave-out" && marked > 0 ? await freeTwins(tx, id, rows) : [];
  const count = marked + freed.filter(({ isMeant }) => isMeant).length;
  if (count > 0) await tellOmitted(tx, { id, act, rows: count });
  return { count, counts: await rejudgeRows(tx, plan, [...open, ...freed]) };
}

/**
 * Leaves rows out of a plan: they stay in it without doing anything, whatever their cells become, until they are taken back or
 * the file is read anew. Rows that depend on them are judged anew, as are those that were left out for one of them, unless they
 * are meant too. Returns how many they are and what the plan comes to; nothing of that where they are so many that the worker
 * does it and judges the whole plan.
 */
export async function omitRows(
  tx: OrgTx,
  asked: Asked,
): Promise<{ count: number; counts: PlanCounts | null }> {
  const { id, act, rows } = asked;
  const plan = await lockPlanned(tx, id);
  const count = await demandNumber(tx, asked);
  if ("lines" in rows || count <= MOST_AT_ONCE) return omitFew(tx, plan, asked);
  const chore = { line: 0, done: 0, of: count, act, filter: rows.filter };
  await beginRecheck(tx, { ids: [id], chore });
  return { count, counts: null };
}
