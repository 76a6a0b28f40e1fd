import type { ImportState } from "@/imports/rules";
import { CHUNK } from "@/imports/rules";
import type { OrgTx } from "@/lib/org";
import { judgeUndo } from "@/outcomes/judge-undo";
import { settleUndo } from "@/outcomes/settle-undo";
import { lockImport, setNotes, setUndoPlanned } from "./store";

/** Plans the next rows of an undoing, in one transaction; after the last one it can be applied. */
export async function planUndo(
  tx: OrgTx,
  { id, most = CHUNK }: { id: string; most?: number },
): Promise<{ state: ImportState }> {
  const run = await lockImport(tx, id);
  if (run?.state !== "PLANNING" || !run.undoes) return { state: run?.state ?? "DISCARDED" };
  const line = run.options.place?.line ?? 0;
  const last = await judgeUndo(tx, { undoId: id, importId: run.undoes, from: line, most });
  if (last !== undefined) {
    await setNotes(tx, id, { place: { pass: 0, line: last } });
    return { state: "PLANNING" };
  }
  const counts = await settleUndo(tx, { id });
  await setNotes(tx, id, { place: { pass: 0, line: 0 } });
  await setUndoPlanned(tx, id, counts);
  return { state: "PLANNED" };
}
