import { demand } from "@/admins/rules";
import type { OrgTx } from "@/lib/org";
import { Refusal } from "@/lib/refusal";
import type { ImportPurpose } from "./rules";
import { NEEDED } from "./rules";
import { lockImport } from "./store";

/** The import whose file the actor is sending, held until the transaction ends. */
export async function lockUpload(
  tx: OrgTx,
  { id }: { id: string },
): Promise<{ purpose: ImportPurpose; kind: string | null; fileId: string }> {
  const found = await lockImport(tx, id);
  const isOwn = tx.actor.kind === "account" && found?.madeBy === tx.actor.id;
  if (!found?.fileId || !isOwn) throw new Refusal("import-not-found");
  demand(tx, NEEDED[found.purpose]);
  if (found.state !== "UPLOADING") throw new Refusal("import-moved-on");
  const { purpose, kind, fileId } = found;
  return { purpose, kind, fileId };
}
