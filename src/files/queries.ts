import type { OrgTx } from "@/lib/org";
import { KEPT, sql } from "@/lib/sql";

const PART = 32_768;

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

/**
 * One piece of a file, counted from 0; null behind the last. It comes in small parts: as one text of two megabytes it would lie
 * with what is old, and each of them would have all of that collected.
 */
export async function readChunk(
  tx: OrgTx,
  { fileId, seq }: { fileId: string; seq: number },
): Promise<Uint8Array | null> {
  const parts = await tx.db.$queryRaw<{ part: Uint8Array }[]>(sql`
    ${KEPT} WITH chunk AS MATERIALIZED (SELECT c.content || ''::bytea AS content FROM app.file_chunks c
      WHERE c.org_id = ${tx.org}::uuid AND c.file_id = ${fileId}::uuid AND c.seq = ${seq}::int)
    SELECT substring(chunk.content FROM at FOR ${PART}::int) AS part
    FROM chunk, generate_series(1, greatest(length(chunk.content), 1), ${PART}::int) at ORDER BY at`);
  return parts.length > 0 ? Buffer.concat(parts.map(({ part }) => part)) : null;
}
