import { writeAudit } from "@/audit/write-audit";
import { parseReading } from "@/imports/input";
import type { OrgTx } from "@/lib/org";
import { Refusal } from "@/lib/refusal";
import { lockPlanned } from "@/plans/lock-planned";
import type { PlanRow } from "@/plans/queries";
import { readPlanRow } from "@/plans/queries";
import { rejudgeRows } from "@/plans/rejudge-rows";
import type { PlanCounts } from "@/plans/rules";
import type { EditInput } from "./input";

/** Puts something else into one cell and judges its line anew. Returns the line as it is now. */
export async function editCell(
  tx: OrgTx,
  { id, line, column, value }: EditInput,
): Promise<{ row: PlanRow; counts: PlanCounts }> {
  const plan = await lockPlanned(tx, id);
  const was = await readPlanRow(tx, { id, line });
  const header = parseReading(plan.reading)?.header ?? [];
  if (!was || column >= Math.max(header.length, was.cells.length))
    throw new Refusal("import-not-found");
  const cells = [...was.cells];
  while (cells.length < column) cells.push("");
  cells[column] = value;
  const counts = await rejudgeRows(tx, plan, [{ line, cells }]);
  await writeAudit(tx, [
    { act: "import.corrected", details: { importId: id, how: "cell", rows: 1 } },
  ]);
  const row = await readPlanRow(tx, { id, line });
  return { row: row ?? was, counts };
}
