import type { OrgTx } from "@/lib/org";
import { newId } from "@/lib/secrets";
import { insertEmptyFile } from "./store";

/** A file whose pieces are still to come; nobody believes its sender what it is. */
export async function beginFile(
  tx: OrgTx,
  { purpose, name }: { purpose: "ROSTER"; name: string },
): Promise<{ id: string }> {
  const id = newId();
  await insertEmptyFile(tx, { id, purpose, name, contentType: "application/octet-stream" });
  return { id };
}
