import type { OrgTx } from "@/lib/org";
import { inPieces, sql } from "@/lib/sql";
import { readRow } from "@/rosters/read-row";
import { judgeChoice } from "@/verdicts/judge-choice";
import { judgePiece } from "@/verdicts/judge-piece";
import type { PlanTerms } from "@/verdicts/read-terms";
import type { PlannedRow } from "./rules";
import type { LockedPlan } from "./store";
import { deleteLines, insertRows } from "./store";

export type Cells = { line: number; cells: readonly string[] };

/** Which of these lines are left out by hand: they stay so, whatever their cells are by now. */
async function findOmitted(tx: OrgTx, id: string, lines: readonly number[]): Promise<Set<number>> {
  const rows = await tx.db.$queryRaw<{ line: number }[]>(sql`
    SELECT i.line FROM app.import_rows i WHERE i.org_id = ${tx.org}::uuid AND i.import_id = ${id}::uuid
      AND i.line = ANY (${[...lines]}::int[]) AND i.change ? 'omitted'`);
  return new Set(rows.map(({ line }) => line));
}

/**
 * As a row is kept that is left out: it does nothing. Whose it is shows who is not missing, and its keys let an erasure find it;
 * to other rows they name nobody.
 */
const asOmitted = (row: PlannedRow): PlannedRow => ({
  ...row,
  ...{ verdict: "LEFT_OUT", change: { omitted: row.verdict }, channel: null },
  ...{ faults: null, faultKeys: [] },
});

/** Judges these lines with these cells, as if the file had had them; what they are to each other is settled afterwards. */
export async function judgeAnew(
  tx: OrgTx,
  plan: Pick<LockedPlan, "id" | "purpose">,
  terms: PlanTerms,
  rows: readonly Cells[],
): Promise<void> {
  await inPieces(rows, async (piece) => {
    const read = piece.map(({ line, cells }) => ({ line, cells, row: readRow(cells, terms.row) }));
    const isChoice = plan.purpose === "CHOOSE";
    const planned = await (isChoice ? judgeChoice(tx, terms, read) : judgePiece(tx, terms, read));
    const lines = piece.map(({ line }) => line);
    const out = await findOmitted(tx, plan.id, lines);
    const kept = planned.map((row) => (out.has(row.line) ? asOmitted(row) : row));
    await deleteLines(tx, plan.id, lines);
    await insertRows(tx, plan.id, kept);
    return [];
  });
}
