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

/**
 * Which of these lines stay what they are, whatever is known of their cells: left out by hand, or emptied by an erasure. Of these
 * nothing comes back, whoever has it.
 */
async function findSettled(tx: OrgTx, id: string, lines: readonly number[]) {
  const rows = await tx.db.$queryRaw<{ line: number; isEmpty: boolean }[]>(sql`
    SELECT i.line, i.cells IS NULL AS "isEmpty" FROM app.import_rows i
    WHERE i.org_id = ${tx.org}::uuid AND i.import_id = ${id}::uuid
      AND i.line = ANY (${[...lines]}::int[]) AND (i.change ? 'omitted' OR i.cells IS NULL)`);
  const among = (isEmpty: boolean) =>
    new Set(rows.filter((row) => row.isEmpty === isEmpty).map(({ line }) => line));
  return { omitted: among(false), emptied: among(true) };
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
  await inPieces(rows, async (given) => {
    const { omitted, emptied } = await findSettled(
      tx,
      plan.id,
      given.map(({ line }) => line),
    );
    const piece = given.filter(({ line }) => !emptied.has(line));
    if (piece.length === 0) return [];
    const read = piece.map(({ line, cells }) => ({ line, cells, row: readRow(cells, terms.row) }));
    const isChoice = plan.purpose === "CHOOSE";
    const planned = await (isChoice ? judgeChoice(tx, terms, read) : judgePiece(tx, terms, read));
    const lines = piece.map(({ line }) => line);
    const kept = planned.map((row) => (omitted.has(row.line) ? asOmitted(row) : row));
    await deleteLines(tx, plan.id, lines);
    await insertRows(tx, plan.id, kept);
    return [];
  });
}
