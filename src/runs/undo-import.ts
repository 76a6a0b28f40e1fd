import { demand } from "@/admins/rules";
import { writeAudit } from "@/audit/write-audit";
import type { OrgTx } from "@/lib/org";
import { enqueue } from "@/lib/queue";
import { Refusal } from "@/lib/refusal";
import { violated } from "@/lib/sql";
import { insertUndo, lockImport } from "./store";

/**
 * Plans the undoing of an applied roster: an import of its own, whose rows lead back what was written and name what cannot
 * be, because somebody claimed or changed it since. Nothing is written before that plan is applied.
 */
export async function undoImport(tx: OrgTx, { id }: { id: string }): Promise<{ id: string }> {
  demand(tx, "accounts.manage");
  const found = await lockImport(tx, id);
  if (!found || tx.actor.kind !== "account") throw new Refusal("import-not-found");
  const isApplied = found.purpose === "ROSTER" && found.state === "APPLIED" && !found.corrects;
  if (!isApplied) throw new Refusal("import-moved-on");
  if (found.wipedAt) throw new Refusal("import-wiped");
  const undo = await insertUndo(tx, found, tx.actor.id).catch((fault) => {
    throw violated(fault) === "imports_undone_once" ? new Refusal("import-undone") : fault;
  });
  await writeAudit(tx, [{ act: "import.undo-planned", details: { importId: undo, undoes: id } }]);
  await enqueue(tx, "imports", { org: tx.org, id: undo });
  return { id: undo };
}
