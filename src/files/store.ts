import type { OrgTx } from "@/lib/org";
import { newId } from "@/lib/secrets";
import { inChunks } from "./rules";

export type FileRow = { purpose: "LOGO"; name: string; contentType: string; content: Uint8Array };

/** The file and its pieces, one statement a piece: no statement carries more than one of them. */
export async function insertFile(tx: OrgTx, file: FileRow): Promise<string> {
  const id = newId();
  const { purpose, name, contentType, content } = file;
  await tx.db.file.create({
    data: {
      ...{ orgId: tx.org, id, purpose, name, contentType, bytes: content.length },
      createdBy: tx.actor.kind === "account" ? tx.actor.id : null,
      createdAt: tx.now,
    },
  });
  for (const [seq, piece] of inChunks(content).entries())
    await tx.db.fileChunk.create({
      data: { orgId: tx.org, fileId: id, seq, content: new Uint8Array(piece) },
    });
  return id;
}

export async function deleteFiles(tx: OrgTx, ids: readonly string[]): Promise<void> {
  await tx.db.fileChunk.deleteMany({ where: { orgId: tx.org, fileId: { in: [...ids] } } });
  await tx.db.file.deleteMany({ where: { orgId: tx.org, id: { in: [...ids] } } });
}
