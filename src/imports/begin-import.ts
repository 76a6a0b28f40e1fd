import { demand } from "@/admins/rules";
import { beginFile } from "@/files/begin-file";
import type { OrgTx } from "@/lib/org";
import { Refusal } from "@/lib/refusal";
import { newId } from "@/lib/secrets";
import { lockPlanned } from "@/plans/lock-planned";
import type { UploadInput } from "./input";
import { MOST_OPEN, NEEDED } from "./rules";
import { countOpen, insertImport } from "./store";

/** Corrections are of the purpose that their import has, and taken while its plan may be corrected. */
const correcting = async (tx: OrgTx, { into, purpose }: UploadInput) =>
  into ? { purpose: (await lockPlanned(tx, into)).purpose, corrects: into } : { purpose };

/** An import whose file is on its way here, or corrected rows of one (`into`). */
export async function beginImport(tx: OrgTx, input: UploadInput): Promise<{ id: string }> {
  const { kind, name } = input;
  const what = await correcting(tx, input);
  demand(tx, NEEDED[what.purpose]);
  if (tx.actor.kind !== "account") throw new Refusal("not-allowed");
  if ((await countOpen(tx, MOST_OPEN, input.into !== undefined)) >= MOST_OPEN)
    throw new Refusal("imports-full");
  const id = newId();
  const { id: fileId } = await beginFile(tx, { purpose: "ROSTER", name });
  await insertImport(tx, { id, ...what, kind, madeBy: tx.actor.id, fileId, fileName: name });
  return { id };
}
