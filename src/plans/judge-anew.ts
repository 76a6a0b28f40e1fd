import type { OrgTx } from "@/lib/org";
import { inPieces } from "@/lib/sql";
import { readRow } from "@/rosters/read-row";
import { judgeChoice } from "@/verdicts/judge-choice";
import { judgePiece } from "@/verdicts/judge-piece";
import type { PlanTerms } from "@/verdicts/read-terms";
import type { LockedPlan } from "./store";
import { deleteLines, insertRows } from "./store";

export type Cells = { line: number; cells: readonly string[] };

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
    await deleteLines(
      tx,
      plan.id,
      piece.map(({ line }) => line),
    );
    await insertRows({ org: tx.org, run: (one) => tx.db.$executeRaw(one) }, plan.id, planned);
    return [];
  });
}
