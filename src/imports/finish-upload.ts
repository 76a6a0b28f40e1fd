import { writeAudit } from "@/audit/write-audit";
import type { OrgTx } from "@/lib/org";
import { enqueue } from "@/lib/queue";
import { Refusal } from "@/lib/refusal";
import { lockUpload } from "./lock-upload";
import { setUploaded } from "./store";

/** The whole file is here: the worker reads it. */
export async function finishUpload(
  tx: OrgTx,
  { id, bytes, digest }: { id: string; bytes: number; digest: string },
): Promise<void> {
  const { purpose, kind } = await lockUpload(tx, { id });
  if (bytes === 0) throw new Refusal("file-empty");
  await setUploaded(tx, id, { fileBytes: bytes, fileDigest: digest }, "READING");
  await writeAudit(tx, [
    { act: "import.uploaded", details: { importId: id, purpose, kind, bytes } },
  ]);
  await enqueue(tx, "imports", { org: tx.org, id });
}
