import { demand } from "@/admins/rules";
import { beginFile } from "@/files/begin-file";
import type { OrgTx } from "@/lib/org";
import { Refusal } from "@/lib/refusal";
import { newId } from "@/lib/secrets";
import type { UploadInput } from "./input";
import { NEEDED } from "./rules";
import { insertImport } from "./store";

/** An import whose file is on its way here. */
export async function beginImport(
  tx: OrgTx,
  { purpose, kind, name }: UploadInput,
): Promise<{ id: string }> {
  demand(tx, NEEDED[purpose]);
  if (tx.actor.kind !== "account") throw new Refusal("not-allowed");
  const id = newId();
  const { id: fileId } = await beginFile(tx, { purpose: "ROSTER", name });
  await insertImport(tx, { id, purpose, kind, madeBy: tx.actor.id, fileId, fileName: name });
  return { id };
}
