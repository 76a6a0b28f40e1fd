import type { OrgTx } from "@/lib/org";
import { newId } from "@/lib/secrets";
import { inChunks } from "./rules";

type Facts = { name: string; contentType: string };
export type EmptyFile = Facts & { id: string; purpose: "ROSTER" };

export const insertEmptyFile = (tx: OrgTx, file: EmptyFile) =>
  tx.db.file.create({
    data: {
      ...{ orgId: tx.org, bytes: 0, createdAt: tx.now, ...file },
      createdBy: tx.actor.kind === "account" ? tx.actor.id : null,
    },
  });

/** Counts more bytes; returns how many there are now, undefined for a file that is not here. */
export async function growFile(tx: OrgTx, id: string, by: number): Promise<number | undefined> {
  const grown = await tx.db.file.updateManyAndReturn({
    where: { orgId: tx.org, id },
    data: { bytes: { increment: by } },
    select: { bytes: true },
  });
  return grown[0]?.bytes;
}

export const insertChunk = (
  tx: OrgTx,
  { fileId, seq, content }: { fileId: string; seq: number; content: Uint8Array },
) =>
  tx.db.fileChunk.create({
    data: { orgId: tx.org, fileId, seq, content: new Uint8Array(content) },
  });

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
    await insertChunk(tx, { fileId: id, seq, content: piece });
  return id;
}

export async function deleteFiles(tx: OrgTx, ids: readonly string[]): Promise<void> {
  await tx.db.fileChunk.deleteMany({ where: { orgId: tx.org, fileId: { in: [...ids] } } });
  await tx.db.file.deleteMany({ where: { orgId: tx.org, id: { in: [...ids] } } });
}
