import type { OrgTx } from "@/lib/org";

/** A picture that the organisation shows as its logo today or is about to; null for any other file. */
export async function readLogo(
  tx: OrgTx,
  id: string,
): Promise<{ contentType: string; content: Uint8Array<ArrayBuffer> } | null> {
  const file = await tx.db.file.findFirst({
    where: { orgId: tx.org, id, purpose: "LOGO" },
    select: { contentType: true },
  });
  if (!file) return null;
  const chunks = await tx.db.fileChunk.findMany({
    where: { orgId: tx.org, fileId: id },
    orderBy: { seq: "asc" },
    select: { content: true },
  });
  const content = new Uint8Array(Buffer.concat(chunks.map((chunk) => chunk.content)));
  return { contentType: file.contentType, content };
}

/** One piece of a file, counted from 0; null behind the last. */
export async function readChunk(
  tx: OrgTx,
  { fileId, seq }: { fileId: string; seq: number },
): Promise<Uint8Array<ArrayBuffer> | null> {
  const chunk = await tx.db.fileChunk.findFirst({
    where: { orgId: tx.org, fileId, seq },
    select: { content: true },
  });
  return chunk?.content ?? null;
}
