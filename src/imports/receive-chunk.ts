import { appendChunk } from "@/files/append-chunk";
import type { OrgTx } from "@/lib/org";
import { Refusal } from "@/lib/refusal";
import { MOST_BYTES } from "@/rosters/rules";
import { lockUpload } from "./lock-upload";
import { setUploaded } from "./store";

/** The next piece of the file, from whoever began the import. */
export async function receiveChunk(
  tx: OrgTx,
  { id, seq, content }: { id: string; seq: number; content: Uint8Array },
): Promise<{ bytes: number }> {
  const { fileId } = await lockUpload(tx, { id });
  const { bytes } = await appendChunk(tx, { fileId, seq, content });
  if (bytes > MOST_BYTES) throw new Refusal("file-too-large");
  await setUploaded(tx, id, { fileBytes: bytes }, "UPLOADING");
  return { bytes };
}
