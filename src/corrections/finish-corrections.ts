import { dropFiles } from "@/files/drop-files";
import type { OrgTx } from "@/lib/org";
import { countWrong } from "./queries";
import { end, lockCorrections } from "./store";

/** The last row of a file of corrections is merged, or none can be (`why`): the file goes, what came of it stays. */
export async function finishCorrections(
  tx: OrgTx,
  { id, why }: { id: string; why?: string },
): Promise<void> {
  const found = await lockCorrections(tx, id);
  if (!found?.corrects || found.state !== "PLANNING") return;
  const { before = 0, ...rest } = found.options.merge ?? {};
  const after = await countWrong(tx, found.corrects);
  const merge = { ignored: [], unlined: [], unknown: [], ...rest, before, after };
  await end(tx, found, why ? { fault: why } : { merge });
  if (found.fileId) await dropFiles(tx, { ids: [found.fileId] });
}
