import type { OrgTx } from "@/lib/org";
import { Refusal } from "@/lib/refusal";
import { CHUNK_BYTES } from "./rules";
import { growFile, insertChunk } from "./store";

/** The next piece of a file of ours; returns how many bytes there are now. */
export async function appendChunk(
  tx: OrgTx,
  { fileId, seq, content }: { fileId: string; seq: number; content: Uint8Array },
): Promise<{ bytes: number }> {
  if (content.length > CHUNK_BYTES) throw new Refusal("file-too-large");
  const bytes = await growFile(tx, fileId, content.length);
  if (bytes === undefined) throw new Refusal("file-gone");
  await insertChunk(tx, { fileId, seq, content });
  return { bytes };
}
