import { writeAudit } from "@/audit/write-audit";
import { parseReading, withColumn } from "@/imports/input";
import type { OrgTx } from "@/lib/org";
import { Refusal } from "@/lib/refusal";
import { lockPlanned } from "@/plans/lock-planned";
import type { PlanRow } from "@/plans/queries";
import { readPlanRow } from "@/plans/queries";
import { rejudgeRows } from "@/plans/rejudge-rows";
import type { PlanCounts } from "@/plans/rules";
import { NOT_READ, namesClash } from "@/rosters/input";
import type { EditInput } from "./input";
import { readWidest, setReading } from "./store";

type Planned = Awaited<ReturnType<typeof lockPlanned>>;

/** Where the cell stands; a column that the file does not have comes to the plan, in which it is blank for all other rows. */
async function placeOf(tx: OrgTx, plan: Planned, was: PlanRow, column: EditInput["column"]) {
  const reading = parseReading(plan.reading);
  const width = Math.max(reading?.header.length ?? 0, was.cells.length);
  if (typeof column === "number" && column < width) return { plan, at: column };
  if (typeof column === "number" || !reading) throw new Refusal("import-not-found");
  const known = reading.mapping.lastIndexOf(column);
  if (known >= 0) return { plan, at: known };
  // where nothing is read of it, nothing would come of it
  if (NOT_READ.has(column)) throw new Refusal("import-not-found");
  const wider = withColumn(reading, column, await readWidest(tx, plan.id));
  if (plan.purpose === "ROSTER" && namesClash(wider.mapping)) throw new Refusal("names-twice");
  await setReading(tx, plan.id, wider);
  return { plan: { ...plan, reading: wider }, at: wider.header.length - 1 };
}

/** Puts something else into one cell and judges its line anew. Returns the line as it is now. */
export async function editCell(
  tx: OrgTx,
  { id, line, column, value }: EditInput,
): Promise<{ row: PlanRow; counts: PlanCounts }> {
  const found = await lockPlanned(tx, id);
  const was = await readPlanRow(tx, { id, line });
  // of whom was erased nothing comes back
  if (!was || was.cells.length === 0) throw new Refusal("import-not-found");
  const { plan, at } = await placeOf(tx, found, was, column);
  const cells = [...was.cells];
  while (cells.length < at) cells.push("");
  cells[at] = value;
  const counts = await rejudgeRows(tx, plan, [{ line, cells }]);
  await writeAudit(tx, [
    { act: "import.corrected", details: { importId: id, how: "cell", rows: 1 } },
  ]);
  const row = await readPlanRow(tx, { id, line });
  return { row: row ?? was, counts };
}
