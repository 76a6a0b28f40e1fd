import type { OrgTx } from "@/lib/org";
import type { RowFilter } from "@/plans/queries";
import type { Omission } from "./rules";
import { findLines, freeTwins, mark } from "./store";
import { tellOmitted } from "./tell-omitted";

/** Rows of one transaction of the worker. */
const PIECE = 2_500;

/**
 * Leaves the next rows out, or takes them back, of all that somebody chose at one press. Behind the last one who was left out
 * for one of them is no longer, and the log is told how many they were. Returns up to which line it is done and how many rows that were; undefined: it is over.
 */
export async function omitPiece(
  tx: OrgTx,
  {
    id,
    chore: { act, filter, line: after, done },
  }: { id: string; chore: { act: Omission; filter: RowFilter; line: number; done: number } },
): Promise<{ line: number; rows: number } | undefined> {
  const lines = await findLines(tx, id, { filter, after, most: PIECE });
  const line = lines.at(-1);
  if (line !== undefined) return { line, rows: await mark(tx, id, { act, rows: { lines } }) };
  const freed = act === "leave-out" ? await freeTwins(tx, id, { filter }) : [];
  const rows = done + freed.filter(({ isMeant }) => isMeant).length;
  if (rows > 0) await tellOmitted(tx, { id, act, rows });
  return undefined;
}
