import { demand } from "@/admins/rules";
import { writeAudit } from "@/audit/write-audit";
import type { OrgTx } from "@/lib/org";
import { Refusal } from "@/lib/refusal";
import { NEEDED } from "./rules";
import { lockSelection, setProgress } from "./store";

/** Ends a begun act after the piece that is being done; whoever may do the act may stop it. */
export async function stopSelection(tx: OrgTx, { id }: { id: string }): Promise<void> {
  demand(tx, "accounts.view");
  const selection = await lockSelection(tx, id);
  if (!selection?.act) throw new Refusal("selection-not-found");
  demand(tx, NEEDED[selection.act]);
  if (selection.state !== "QUEUED" && selection.state !== "RUNNING") return;
  await setProgress(tx, id, { done: 0, refused: 0, state: "STOPPED" });
  await writeAudit({ ...tx, actId: id }, [
    { act: "selection.stopped", details: { selectionId: id, act: selection.act } },
  ]);
}
