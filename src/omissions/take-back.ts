import { writeAudit } from "@/audit/write-audit";
import type { OrgTx } from "@/lib/org";
import { Refusal } from "@/lib/refusal";
import { lockPlanned } from "@/plans/lock-planned";
import { readPlanRow } from "@/plans/queries";
import { rejudgeRows } from "@/plans/rejudge-rows";
import type { PlanCounts } from "@/plans/rules";

/** Takes a row back that was left out for another: it is judged anew as the file has it. */
export async function takeBack(
  tx: OrgTx,
  { id, line }: { id: string; line: number },
): Promise<{ counts: PlanCounts }> {
  const plan = await lockPlanned(tx, id);
  const row = await readPlanRow(tx, { id, line });
  if (!row?.change?.leftFor) throw new Refusal("import-moved-on");
  const counts = await rejudgeRows(tx, plan, [{ line, cells: row.cells }]);
  await writeAudit(tx, [
    { act: "import.corrected", details: { importId: id, how: "take-back", rows: 1 } },
  ]);
  return { counts };
}
