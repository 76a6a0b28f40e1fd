import type { OrgTx } from "@/lib/org";
import { deleteFiles } from "./store";

/** Deletes files with their pieces; nothing may point at them any more. */
export async function dropFiles(tx: OrgTx, { ids }: { ids: readonly string[] }): Promise<void> {
  await deleteFiles(tx, ids);
}
