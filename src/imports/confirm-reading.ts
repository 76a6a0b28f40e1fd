import { demand } from "@/admins/rules";
import type { OrgTx } from "@/lib/org";
import { enqueue } from "@/lib/queue";
import { Refusal } from "@/lib/refusal";
import { demandMaker } from "@/plans/demand-maker";
import { namesClash } from "@/rosters/input";
import { rememberColumns } from "@/rosters/remember-columns";
import { parseReading } from "./input";
import { NEEDED } from "./rules";
import { lockImport, setState } from "./store";

/** The file is read rightly: the worker makes the plan. */
export async function confirmReading(tx: OrgTx, { id }: { id: string }): Promise<void> {
  const found = await lockImport(tx, id);
  const reading = found && parseReading(found.reading);
  if (!found || !reading) throw new Refusal("import-not-found");
  demand(tx, NEEDED[found.purpose]);
  await demandMaker(tx, found);
  if (!found.fileId) throw new Refusal("file-gone");
  if (found.state !== "READ") throw new Refusal("import-moved-on");
  if (reading.fault || reading.mapping.every((key) => key === null))
    throw new Refusal("columns-missing");
  if (found.purpose === "ROSTER" && namesClash(reading.mapping)) throw new Refusal("names-twice");
  // whoever may only invite leaves nothing behind for rosters
  if (found.purpose === "ROSTER") await rememberColumns(tx, reading);
  await setState(tx, id, "PLANNING");
  await enqueue(tx, "imports", { org: tx.org, id });
}
