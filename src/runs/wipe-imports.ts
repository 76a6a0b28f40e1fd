import { dropFiles } from "@/files/drop-files";
import type { OrgTx } from "@/lib/org";
import { dropRows, findToWipe, releaseFiles, setWiped } from "./store";

/**
 * Takes what was in their files out of imports that are over for as long as the organisation keeps closed accounts, up to so
 * many rows at a time; files that nobody applied go after days. Returns how many rows it were: fewer than asked for when nothing is left.
 */
export async function wipeImports(tx: OrgTx, { most }: { most: number }): Promise<number> {
  const released = await releaseFiles(tx);
  if (released.length > 0) await dropFiles(tx, { ids: released });
  let wiped = 0;
  for (const { id, fileId } of await findToWipe(tx)) {
    wiped += await dropRows(tx, id, most - wiped);
    if (wiped >= most) return wiped;
    await setWiped(tx, id);
    if (fileId) await dropFiles(tx, { ids: [fileId] });
  }
  return wiped;
}
